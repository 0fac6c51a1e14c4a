using ReportingPortal.Pdf.Fonts;

namespace ReportingPortal.Pdf.Writing;

/// <summary>Fonts, transparency states and images of one document, shared by its pages.</summary>
internal sealed class DocumentResources
{
    private readonly Dictionary<TrueTypeFont, FontResource> fonts = [];
    private readonly SortedSet<int> opacities = [];
    private readonly List<PdfImage> images = [];

    public FontResource Font(FontWeight weight)
    {
        var font = Typeface.Of(weight);
        if (!fonts.TryGetValue(font, out var resource))
        {
            resource = new FontResource(font, $"F{fonts.Count + 1}");
            fonts[font] = resource;
        }

        return resource;
    }

    /// <summary>The name of the state that draws with this opacity in per cent.</summary>
    public string Opacity(int percent)
    {
        opacities.Add(percent);
        return $"G{percent}";
    }

    public string Image(PdfImage image)
    {
        var index = images.IndexOf(image);
        if (index < 0)
        {
            index = images.Count;
            images.Add(image);
        }

        return $"I{index + 1}";
    }

    public int Write(PdfFile file)
    {
        var body = new PdfBuffer().Add("<</Font<<");
        foreach (var font in fonts.Values)
        {
            body.Add("/").Add(font.Name).Add(" ").Reference(font.Embed(file));
        }

        body.Add(">>/ExtGState<<");
        foreach (var percent in opacities)
        {
            body.Add(FormattableString.Invariant($"/G{percent}<</ca {percent / 100d}/CA {percent / 100d}>>"));
        }

        body.Add(">>/XObject<<");
        for (var i = 0; i < images.Count; i++)
        {
            body.Add($"/I{i + 1} ").Reference(images[i].Write(file));
        }

        return file.Write(body.Add(">>>>"));
    }
}
