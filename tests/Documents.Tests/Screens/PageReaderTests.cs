using AntiFraudBot.Documents.Screens;
using AntiFraudBot.Domain.Evidence.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>What is read off a page (rule E59); needs tesseract-ocr with tesseract-ocr-chi-sim, as test.sh installs them.</summary>
public sealed class PageReaderTests
{
    [Theory]
    [InlineData(false, true, true)]
    [InlineData(false, true, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public async Task The_page_its_switches_and_its_clock_are_read(bool dark, bool calls, bool messages)
    {
        var read = await ReadAsync(new DrawnScreen { Dark = dark, Calls = calls, Messages = messages, Clock = "16:08" });
        Assert.Equal(new ScreenFacts(true, calls, messages, new TimeOnly(16, 8)), read.Facts);
        Assert.Null(read.Masked);
    }

    [Fact]
    public async Task A_full_number_is_painted_over()
    {
        var read = await ReadAsync(new DrawnScreen { Phone = "13812341234" });
        Assert.True(read.Facts.Masked);
        var again = await PageReader.ReadAsync(PictureDecoder.Decode(read.Masked).Picture!, TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.False(again!.Value.Facts.Masked);
        Assert.True(again.Value.Facts.IsAppPage);
    }

    [Fact]
    public async Task An_empty_picture_is_no_page()
    {
        var white = new Raster(300, 400, [.. Enumerable.Repeat((byte)255, 300 * 400 * 3)]);
        var read = await PageReader.ReadAsync(white, TimeSpan.FromSeconds(60), CancellationToken.None);
        Assert.Equal(new ScreenFacts(false, null, null, null), read!.Value.Facts);
    }

    private static async Task<(ScreenFacts Facts, byte[]? Masked)> ReadAsync(DrawnScreen screen)
    {
        Assert.True(Tesseract.Available, "tesseract-ocr or tesseract-ocr-chi-sim is not installed");
        var sent = Variants.Decoded(Encoders.Jpeg(Camera.Take(screen), 80));
        var read = await PageReader.ReadAsync(sent, TimeSpan.FromSeconds(60), CancellationToken.None);
        return read!.Value;
    }
}
