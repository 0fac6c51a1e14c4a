using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Mapping;

/// <summary>Files of known data sets that hold no figures of their own: refused with the reason rather than guessed at.</summary>
internal static class ForeignFiles
{
    private static readonly (string[] Header, string Reason)[] Known =
    [
        (["orderid", "paymentsequential", "paymenttype", "paymentvalue"], "a list of payments: sales come from the orders and their items"),
        (["settlementid", "transactiontype", "amounttype", "amount"], "a settlement: prices, fees and payouts one below the other. Upload the order report of the same days instead"),
        (["reviewid", "orderid", "reviewscore"], "a list of reviews, which the portal has no figures for"),
        (["sellerid", "sellerzipcodeprefix"], "a list of sellers, which the portal has no figures for"),
        (["geolocationzipcodeprefix", "geolocationlat"], "a list of places, which the portal has no figures for"),
        (["timestamp", "itemid", "property", "value"], "a history of item properties under coded names; upload the events instead"),
        (["productcategoryname", "productcategorynameenglish"], "a translation of category names without products"),
        (["categoryid", "parentid"], "a tree of categories without products"),
    ];

    /// <exception cref="UnreadableFileException">It is one of them.</exception>
    public static void Refuse(IReadOnlyList<ColumnDialect> columns)
    {
        var names = columns.Select(column => ColumnNames.Normalise(column.Name)).ToHashSet();
        var reason = Array.Find(Known, known => known.Header.All(names.Contains)).Reason;
        if (reason is not null)
        {
            throw new UnreadableFileException($"By its columns this is {reason}. Nothing of it was taken over.");
        }
    }
}
