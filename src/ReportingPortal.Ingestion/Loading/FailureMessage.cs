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
        AmountOverflowException or PostgresException { SqlState: PostgresErrorCodes.NumericValueOutOfRange }
            => $"Amounts add up to more than can be kept (99,999,999,999,999). {task.Undone} Look for mistaken amounts or quantities in the file, and upload it again.",
        PostgresException refused => $"The database refused the rows (code {refused.SqlState}). {task.Undone} Start again; if it fails again, ask your administrator.",
        TimeoutException => $"It took too long. {task.Undone} Start again, or send files in smaller parts.",
        _ => $"Something went wrong inside the portal. {task.Undone} Start again; if it fails again, ask your administrator.",
    };
}
