using System.Globalization;
using System.Runtime.InteropServices;

namespace AntiFraudBot.Bench;

/// <summary>What the figures were measured on. Linux says more of itself; elsewhere the rest is left out.</summary>
public static class Machine
{
    public static string Processor() => Field("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    public static string Memory() => $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024:0.0} GiB".ToString(CultureInfo.InvariantCulture);

    public static string System() => RuntimeInformation.OSDescription;

    public static string Runtime() => RuntimeInformation.FrameworkDescription;

    /// <summary>Load average of the last minute: how busy the machine was with other things. Null where there is none.</summary>
    public static string? Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : null;

    /// <summary>Resident memory of a process in MB (10^6 bytes), as the kernel counts it.</summary>
    public static double ResidentMegabytes(global::System.Diagnostics.Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    private static string? Field(string file, string name) => !File.Exists(file) ? null : File.ReadLines(file)
        .Where(l => l.StartsWith(name, StringComparison.Ordinal)).Select(l => l.Split(':', 2)[1].Trim()).FirstOrDefault();
}
