using System.Diagnostics.CodeAnalysis;

namespace ReportingPortal.Ingestion.Loading;

/// <summary>An amount, or the sum of many, is beyond what whole ten-thousandths hold: 922 trillion.</summary>
internal sealed class AmountOverflowException(Exception? inner = null) : OverflowException("Amounts add up to more than can be kept.", inner)
{
    /// <summary>Apart, so that additions stay small enough to be made where they stand.</summary>
    [DoesNotReturn]
    public static void Throw() => throw new AmountOverflowException();
}
