namespace ReportingPortal.Web.Access;

/// <summary>A change that a rule forbids; the message is written for the person who asked for it.</summary>
/// <param name="input">The input it is about, as forms name it; empty when it is about the whole.</param>
public sealed class RuleViolationException(string input, string message) : Exception(message)
{
    public string Input { get; } = input;
}
