using System.Runtime.InteropServices;
using AntiFraudBot.Documents.Pictures;

namespace AntiFraudBot.Bot.Operation.Checkup;

/// <summary>The machine: runtime, SDK, the data directory, what pictures are drawn with.</summary>
public static class MachineChecks
{
    private const long Gigabyte = 1024L * 1024 * 1024;
    private const long Megabyte = 1024L * 1024;

    public static IEnumerable<Finding> Of(string data) => [Runtime(), Sdk(), Writable(data), Space(data), Renderer(), Fonts()];

    /// <summary>Free bytes of the disk → finding: under 100 MB the next week may not be stored any more.</summary>
    public static Finding SpaceLeft(long free) => free switch
    {
        < 100 * Megabyte => Finding.Bad("磁盘空间", $"只剩{free / Megabyte}MB", "清理磁盘或换一块大的，否则新消息存不下"),
        < Gigabyte => Finding.Warning("磁盘空间", $"只剩{free / Megabyte}MB", "尽快清理磁盘，留出1GB以上"),
        _ => Finding.Ok("磁盘空间", $"剩{free / Gigabyte}GB"),
    };

    private static Finding Runtime() => Environment.Version.Major >= 10
        ? Finding.Ok("运行环境", RuntimeInformation.FrameworkDescription)
        : Finding.Bad("运行环境", RuntimeInformation.FrameworkDescription, "安装.NET 10");

    private static Finding Sdk()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ stands three levels under the folder that holds sdk/.
        var sdk = new DirectoryInfo(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "sdk"));
        var newest = sdk.Exists ? sdk.EnumerateDirectories("10.*").Select(d => d.Name).Order(StringComparer.Ordinal).LastOrDefault() : null;
        return newest is null
            ? Finding.Warning("SDK", "没有.NET 10的SDK，已编译好的程序不受影响", "要用 run.sh 从源码启动时再安装")
            : Finding.Ok("SDK", newest);
    }

    private static Finding Writable(string data)
    {
        var folder = NearestExisting(data);
        var probe = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Finding.Bad("数据目录", $"{folder} 不能写：{e.Message}", "让运行机器人的用户有写权限，或用 --data 指另一个目录");
        }

        return folder == data
            ? Finding.Ok("数据目录", $"{data} 可以写")
            : Finding.Warning("数据目录", $"{data} 还没有", "首次启动（run.sh）或导入（import tree）时会建好");
    }

    private static Finding Space(string data) => SpaceLeft(new DriveInfo(NearestExisting(data)).AvailableFreeSpace);

    private static Finding Renderer() => PictureStudio.Available
        ? Finding.Ok("画图组件", "有 librsvg")
        : Finding.Warning("画图组件", "没有 librsvg，排名、趋势等只发文字不发图", "要发图片时安装后重启：apt-get install librsvg2-2 fonts-noto-cjk");

    private static Finding Fonts()
    {
        string[] folders = ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fonts")];
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        var found = folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", options)).Any(IsChineseFont);
        return found
            ? Finding.Ok("中文字体", "有")
            : Finding.Warning("中文字体", "没有找到，图片里的汉字会变成方框", "要发图片时安装：apt-get install fonts-noto-cjk");
    }

    private static bool IsChineseFont(string path)
    {
        string[] marks = ["CJK", "wqy", "SourceHan", "DroidSansFallback", "simsun", "msyh", "uming", "ukai"];
        return marks.Any(m => Path.GetFileName(path).Contains(m, StringComparison.OrdinalIgnoreCase));
    }

    private static string NearestExisting(string path)
    {
        while (!Directory.Exists(path)) path = Path.GetDirectoryName(path)!;
        return path;
    }
}
