using CsvHelper;
using Npgsql;
using ReportingPortal.Ingestion.Sniffing;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>Says to people why a load failed and what to do; what it does not say is in the log.</summary>
internal static class FailureMessage
{
    private const string Untouched = "Nothing of the file was taken over.";

    public static string Of(Exception failure) => failure switch
    {
        UnreadableFileException => failure.Message,
        CsvFormatException => $"A row never ends: most likely a quotation mark is opened and not closed. {Untouched} Correct the file and upload it again.",
        InvalidDataException => $"The packed file is damaged or cut off. {Untouched} Pack or export it again and upload it once more.",
        PostgresException refused => $"The database refused the rows (code {refused.SqlState}). {Untouched} Start the upload again; if it fails again, ask your administrator.",
        TimeoutException => $"The load took too long. {Untouched} Start it again, or upload the file in smaller parts.",
        _ => $"Something went wrong inside the portal. {Untouched} Start the upload again; if it fails again, ask your administrator.",
    };
}
