namespace ReportingPortal.Reports.Transport;

/// <summary>A line that begins with a dot gets a second one, lest it end the message (RFC 5321, 4.5.2).</summary>
internal static class DotStuffing
{
    /// <param name="message">Lines ended by CR LF.</param>
    public static byte[] Apply(byte[] message)
    {
        var output = new MemoryStream(message.Length + 64);
        var lineStart = true;
        foreach (var value in message)
        {
            if (lineStart && value == (byte)'.')
            {
                output.WriteByte((byte)'.');
            }

            output.WriteByte(value);
            lineStart = value == (byte)'\n';
        }

        return output.ToArray();
    }
}
