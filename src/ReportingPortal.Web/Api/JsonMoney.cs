namespace ReportingPortal.Web.Api;

/// <summary>Money of the API: at most four decimals, as it is stored. Only means of money need the cut.</summary>
public static class JsonMoney
{
    public static decimal Rounded(decimal value) => Math.Round(value, 4, MidpointRounding.ToEven);

    public static decimal? Rounded(decimal? value) => value is { } money ? Rounded(money) : null;
}
