using Portal.Features.Obligations;

namespace Portal.Tests.Features.Obligations;

/// <summary>The content of a file decides whether it is a photograph.</summary>
public sealed class PictureTests
{
    [Fact]
    public void Of_APngAndAJpeg_TellsTypeAndSize()
    {
        Assert.Equal(new Picture("image/png", 40, 30), Picture.Of(Pictures.Png(40, 30)));
        Assert.Equal(new Picture("image/jpeg", 640, 480), Picture.Of(Pictures.Jpeg(640, 480)));
    }

    [Fact]
    public void Of_WhatIsNone_IsNull()
    {
        Assert.Null(Picture.Of([]));
        Assert.Null(Picture.Of("GIF89a............................................"u8));
        Assert.Null(Picture.Of("<html><script>alert(1)</script></html>............"u8));
        Assert.Null(Picture.Of(Pictures.Png(0, 30)));
        Assert.Null(Picture.Of(Pictures.Png(Picture.LongestSide + 1, 30)));
        Assert.Null(Picture.Of(Pictures.Jpeg(0, 0)));

        // Image data before any frame, and a segment that claims to have no length.
        Assert.Null(Picture.Of([0xff, 0xd8, 0xff, 0xda, 0, 6, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0]));
        Assert.Null(Picture.Of([0xff, 0xd8, 0xff, 0xe0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0]));
    }

    /// <summary>Whatever comes, it is read or refused: nothing is read beyond the end, and nothing loops.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_CutOrChangedAnywhere_NeverThrows(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 5000; round++)
        {
            var content = random.Next(2) == 0 ? Pictures.Jpeg(random.Next(70000), random.Next(70000)) : Pictures.Png(random.Next(), random.Next());
            content = content[..random.Next(content.Length + 1)];
            for (var change = random.Next(4); change > 0 && content.Length > 0; change--)
            {
                content[random.Next(content.Length)] = (byte)random.Next(256);
            }

            Assert.True(Picture.Of(content) is null or { Width: > 0, Height: > 0 });
        }
    }
}
