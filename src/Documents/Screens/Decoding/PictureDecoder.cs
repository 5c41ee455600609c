using System.Runtime.InteropServices;

namespace AntiFraudBot.Documents.Screens;

/// <summary>
/// File to pixels by the codec libraries of the machine. The bytes are a stranger's: this runs in a process of its own
/// (<see cref="DecoderProcess"/>), which may die of them.
/// </summary>
public static class PictureDecoder
{
    /// <summary>Which formats this machine decodes.</summary>
    public static IReadOnlyList<PictureFormat> Available() => [.. Enum.GetValues<PictureFormat>().Where(f => IsInstalled(LibraryOf(f)))];

    /// <summary>At most <see cref="PictureLimits.OutputWidth"/> px wide; null with the fault.</summary>
    public static (Raster? Picture, PictureFault Fault) Decode(ReadOnlySpan<byte> file)
    {
        var header = PictureHeader.Read(file);
        if (header.Fault != PictureFault.None) return (null, header.Fault);
        try
        {
            var picture = header.Format switch
            {
                PictureFormat.Jpeg => TurboJpeg.Decode(file, PictureLimits.OutputWidth),
                PictureFormat.Png => LibPng.Decode(file),
                _ => LibWebP.Decode(file),
            };
            return picture is null ? (null, PictureFault.Damaged) : (picture.Within(PictureLimits.OutputWidth, PictureLimits.OutputPixels), PictureFault.None);
        }
        catch (DllNotFoundException)
        {
            return (null, PictureFault.NoDecoder);
        }
    }

    private static string LibraryOf(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => TurboJpeg.Library,
        PictureFormat.Png => LibPng.Library,
        _ => LibWebP.Library,
    };

    private static bool IsInstalled(string name)
    {
        if (!NativeLibrary.TryLoad(name, out var library)) return false;
        NativeLibrary.Free(library);
        return true;
    }
}
