using System.Diagnostics;

namespace AntiFraudBot.Simulator.Tests;

/// <summary>The program as the bot starts it: beside itself, as a child.</summary>
public sealed class ProgramTests
{
    [Fact]
    public async Task It_says_where_it_listens_and_ends_when_its_starter_lets_go()
    {
        using var process = Start("wecom", "--attached", "--clock", "2026-11-23T08:00");
        var said = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("listening on http://127.0.0.1:", said, StringComparison.Ordinal);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, process.ExitCode);
    }

    [Theory]
    [InlineData("weixin")]
    [InlineData("wecom", "--clock", "soon")]
    [InlineData("wecom", "--seed")]
    public async Task Words_it_does_not_know_are_exit_code_2(params string[] words)
    {
        using var process = Start(words);
        Assert.StartsWith("usage:", await process.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(2, process.ExitCode);
    }

    private static Process Start(params string[] words)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AntiFraudBot.Simulator.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. words])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
