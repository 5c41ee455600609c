namespace AntiFraudBot.Documents.Screens;

/// <summary>What is decoded at all. Everything that asks for more is refused from its header, before a library sees it.</summary>
public static class PictureLimits
{
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>px a side; smaller is an emoji or a stray thumbnail.</summary>
    public const int MinSide = 200;
    public const int MaxWidth = 6000;

    /// <summary>px; a long screenshot of a whole list.</summary>
    public const int MaxHeight = 20_000;
    public const int MaxPixels = 30_000_000;

    /// <summary>A progressive JPEG is read once a scan: cameras write about ten, a bomb hundreds.</summary>
    public const int MaxScans = 32;
    public const int MaxProgressivePixels = 12_000_000;

    /// <summary>px across of what leaves the decoding process.</summary>
    public const int OutputWidth = 810;
    public const int OutputPixels = 4_000_000;

    public static bool Fits(int width, int height) =>
        width is >= 1 and <= MaxWidth && height is >= 1 and <= MaxHeight && (long)width * height <= MaxPixels;
}
