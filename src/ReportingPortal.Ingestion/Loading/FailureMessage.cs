using System.Globalization;
using CsvHelper;
using Npgsql;
using ReportingPortal.Ingestion.Sniffing;
using ReportingPortal.Ingestion.Storing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Says to people why work on an upload failed and what to do; what it does not say is in the log.</summary>
internal static class FailureMessage
{
    public static string Of(Exception failure, UploadTask task) => failure switch
    {
        UnreadableFileException => failure.Message,
        CsvFormatException => $"A row never ends: most likely a quotation mark is opened and not closed. {task.Undone} Correct the file and upload it again.",
        InvalidDataException => $"The packed file is damaged or cut off. {task.Undone} Pack or export it again and upload it once more.",
        AmountOverflowException => OfAmounts(task),
        ZoneChangedException => $"The shop's time zone was changed while the file was read. {task.Undone} Start again.",
        PostgresException { SqlState: PostgresErrorCodes.NumericValueOutOfRange } beyond => OutOfRange(beyond, task),
        PostgresException refused => $"The database refused the rows (code {refused.SqlState}). {task.Undone} Start again; if it fails again, ask your administrator.",
        TimeoutException => $"It took too long. {task.Undone} Start again, or send files in smaller parts.",
        _ => $"Something went wrong inside the portal. {task.Undone} Start again; if it fails again, ask your administrator.",
    };

    private static string OfAmounts(UploadTask task)
        => $"Amounts add up to more than can be kept (99,999,999,999,999). {task.Undone} Look for mistaken amounts or quantities in the file, and upload it again.";

    /// <summary>
    /// The server has one code for every number too large. One too large for its numeric column is told by the routine, since sentences
    /// come in the server's language; of whole numbers the sentence names the type, in most languages by that word.
    /// </summary>
    private static string OutOfRange(PostgresException beyond, UploadTask task)
    {
        if (beyond.Routine?.StartsWith("apply_typmod", StringComparison.Ordinal) == true)
        {
            return OfAmounts(task);
        }

        var most = beyond.MessageText.Split(' ')
            .Select(word => word.ToUpperInvariant() switch { "SMALLINT" => short.MaxValue, "INTEGER" => int.MaxValue, "BIGINT" => (long?)long.MaxValue, _ => null })
            .FirstOrDefault(limit => limit is not null);
        return most is { } limit
            ? $"A count came to more than can be kept ({limit.ToString("N0", CultureInfo.InvariantCulture)}). {task.Undone} Look for a customer or product with far too many orders or events, and upload the file again without them; if they are right, ask your administrator."
            : $"A number came to more than can be kept. {task.Undone} Look for mistaken amounts, quantities or repeated rows in the file, and upload it again; if they are right, ask your administrator.";
    }
}
