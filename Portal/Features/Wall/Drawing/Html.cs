using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Portal.Features.Wall.Drawing;

/// <summary>
/// Builds markup from interpolated strings: what the source writes is markup, whatever fills a hole is data and is
/// encoded. There is no way to add data unencoded.
/// </summary>
internal sealed class Html
{
    // Chinese stays Chinese: a third of the bytes, and the picture can be read in a test.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup = new(4096);

    /// <summary>Adds markup with encoded holes.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Holes markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>The markup.</summary>
    public override string ToString() => _markup.ToString();

    [InterpolatedStringHandler]
    internal readonly ref struct Holes
    {
        private readonly StringBuilder _markup;

        public Holes(int literalLength, int formattedCount, Html html)
        {
            _markup = html._markup;
            _markup.EnsureCapacity(_markup.Length + literalLength + formattedCount * 8);
        }

        public void AppendLiteral(string markup) => _markup.Append(markup);

        public void AppendFormatted(string? data) => _markup.Append(Encoder.Encode(data ?? ""));

        public void AppendFormatted(long number) => _markup.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate, with the point that CSS and SVG want in every culture.</summary>
        public void AppendFormatted(double coordinate) => _markup.Append(CultureInfo.InvariantCulture, $"{coordinate:0.###}");

        /// <summary>The instant for the browser, which shows its age or what is left of it.</summary>
        public void AppendFormatted(DateTimeOffset instant) => AppendFormatted(instant.ToUnixTimeMilliseconds());
    }
}
