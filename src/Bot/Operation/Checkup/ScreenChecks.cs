using AntiFraudBot.Bot.Settings;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>What pictures people send are decoded and read with. Without it the bot works on: the same file is found, nothing else.</summary>
public static class ScreenChecks
{
    private const string Compare = "截图查重", Read = "截图识字";

    public static IEnumerable<Finding> Of(IConfiguration configuration)
    {
        yield return Decoding(PictureDecoder.Available());
        var settings = SettingsSection.Read<ScreenSettings>(configuration, "Screens");
        yield return Reading(settings.Reads, settings.Reads && Tesseract.Available);
    }

    public static Finding Decoding(IReadOnlyList<PictureFormat> available)
    {
        var missing = Enum.GetValues<PictureFormat>().Except(available).ToList();
        return missing.Count == 0
            ? Finding.Ok(Compare, "JPEG、PNG、WebP都能看")
            : Finding.Warning(Compare, $"{string.Join('、', missing.Select(NameOf))}看不了，只能查出完全相同的文件", $"要查出重新保存过的截图时安装后重启：apt-get install {string.Join(' ', missing.Select(PackageOf))}");
    }

    public static Finding Reading(bool wanted, bool available) => (wanted, available) switch
    {
        (false, _) => Finding.Ok(Read, "没有开启（Screens:Reading=off），截图里的号码不打码，随图片到期删除"),
        (_, true) => Finding.Ok(Read, "有 Tesseract 和简体中文"),
        _ => Finding.Warning(Read, "没有 Tesseract，不读截图上的开关和时间，号码也不打码", "需要时安装后重启：apt-get install tesseract-ocr tesseract-ocr-chi-sim"),
    };

    private static string NameOf(PictureFormat format) => format switch { PictureFormat.Jpeg => "JPEG", PictureFormat.Png => "PNG", _ => "WebP" };

    private static string PackageOf(PictureFormat format) => format switch { PictureFormat.Jpeg => "libturbojpeg0", PictureFormat.Png => "libpng16-16", _ => "libwebp7" };
}
