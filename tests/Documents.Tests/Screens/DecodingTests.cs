using System.Buffers.Binary;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

public sealed class DecodingTests
{
    private static readonly Raster Screen = Camera.Take(new DrawnScreen(), 4);
    private static readonly string[] Formats = ["jpeg", "progressive", "webp", "lossless webp"];

    [Fact]
    public void Every_format_phones_send_gives_the_picture_back()
    {
        foreach (var (name, file) in Formats.Select(f => (f, Encoded(f))))
        {
            var (picture, fault) = PictureDecoder.Decode(file);
            Assert.Equal(PictureFault.None, fault);
            Assert.True(Difference(picture!, Screen) < 6, name);
        }
    }

    [Fact]
    public async Task A_png_gives_the_picture_back()
    {
        await using var studio = new AntiFraudBot.Documents.Pictures.PictureStudio();
        var (picture, fault) = PictureDecoder.Decode(await studio.DrawAsync((new DrawnScreen() with { Width = Screen.Width, Height = Screen.Height }).Draw(), CancellationToken.None));
        Assert.Equal(PictureFault.None, fault);
        Assert.True(Difference(picture!, Screen) < 6);
    }

    [Fact]
    public void All_formats_are_decoded_on_this_machine() => Assert.Equal(Enum.GetValues<PictureFormat>(), PictureDecoder.Available());

    [Fact]
    public void A_large_picture_leaves_no_wider_than_what_is_compared() =>
        Assert.Equal(PictureLimits.OutputWidth, PictureDecoder.Decode(Encoders.Jpeg(Variants.Scaled(Screen, 300), 80)).Picture!.Width);

    [Theory]
    [InlineData("jpeg")]
    [InlineData("progressive")]
    [InlineData("webp")]
    public void A_file_cut_short_is_damaged(string format)
    {
        var file = Encoded(format);
        Assert.Equal(PictureFault.Damaged, PictureDecoder.Decode(file.AsSpan(0, file.Length / 2)).Fault);
    }

    [Fact]
    public void What_claims_to_be_huge_is_refused_from_its_first_bytes()
    {
        var png = new byte[60];
        ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R']).CopyTo(png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 30_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 30_000);
        Assert.Equal(PictureFault.TooLarge, PictureHeader.Read(png).Fault);
    }

    [Fact]
    public void A_jpeg_of_hundreds_of_passes_is_refused()
    {
        var file = Encoded("progressive");
        byte[] bomb = [.. file, .. Enumerable.Repeat<byte[]>([0xFF, 0xDA], 400).SelectMany(b => b)];
        Assert.Equal(PictureFault.TooLarge, PictureHeader.Read(bomb).Fault);
    }

    [Theory]
    [InlineData("这不是图片，只是把文字存成了图片的名字，长一点")]
    [InlineData("GIF89a-----------------------------------")]
    public void What_is_no_picture_is_said_to_be_none(string text) =>
        Assert.Equal(PictureFault.Unknown, PictureHeader.Read(System.Text.Encoding.UTF8.GetBytes(text)).Fault);

    [Fact]
    public void An_emoji_is_too_small() => Assert.Equal(PictureFault.TooSmall, PictureHeader.Read(Encoders.Jpeg(Screen.Within(120, int.MaxValue), 80)).Fault);

    [Fact]
    public void No_header_however_damaged_is_more_than_refused()
    {
        var random = new Random(5);
        var files = Formats.Select(Encoded).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var file = (byte[])files[i % files.Count][..random.Next(0, 700)].Clone();
            for (var n = random.Next(1, 12); n > 0 && file.Length > 0; n--) file[random.Next(file.Length)] = (byte)random.Next(256);
            var header = PictureHeader.Read(file);
            Assert.True(header.Fault != PictureFault.None || PictureLimits.Fits(header.Width, header.Height));
        }
    }

    [Fact]
    public void A_print_comes_back_from_its_bytes_and_nothing_else_does()
    {
        var print = ScreenPrint.Of(Screen);
        var bytes = print.ToBytes();
        Assert.InRange(bytes.Length, 1000, 40_000);
        Assert.Equal(print.Hash(), ScreenPrint.Read(bytes)!.Hash());
        Assert.Equal(1, new ScreenComparison(print).With(ScreenPrint.Read(bytes)!).Page);
        Assert.Null(ScreenPrint.Read(bytes.AsSpan(0, bytes.Length / 2)));
        Assert.Null(ScreenPrint.Read([1, 2, 3, 4]));
    }

    private static byte[] Encoded(string format) => format switch
    {
        "jpeg" => Encoders.Jpeg(Screen, 85),
        "progressive" => Encoders.Jpeg(Screen, 85, progressive: true),
        "webp" => Encoders.WebP(Screen, 80),
        _ => Encoders.WebP(Screen, 100),
    };

    private static double Difference(Raster a, Raster b)
    {
        Assert.Equal((a.Width, a.Height), (b.Width, b.Height));
        return Math.Sqrt(a.Rgb.Zip(b.Rgb, (x, y) => (double)(x - y) * (x - y)).Average());
    }
}
