using AntiFraudBot.Bot.Tests.Sandbox;
using Microsoft.Playwright;

namespace AntiFraudBot.Bot.Tests.Page;

/// <summary>The page in a real browser: a cadre reports and sees the answer appear, and the clock is moved.</summary>
public sealed class SandboxPageTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly List<string> _complaints = [];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        Assert.True(File.Exists(Chromium), $"{Chromium} is missing: install Debian's package chromium (./test.sh does), the page cannot be tested without it.");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Headless = true,
            ChromiumSandbox = false,
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    [Fact]
    public async Task A_liaison_reports_sees_the_answer_appear_and_moves_the_clock()
    {
        await using var host = await SandboxHost.StartAsync();
        var page = await OpenAsync(host, 1280, 800);
        await OpenVillageAsync(page);
        await SpeakAsync(page, "安装12，注册10");
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("已收到 上坪村");
        await Assertions.Expect(page.Locator("#ledger")).ToContainTextAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "今天 9:00", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#face-time")).ToHaveTextAsync("09:00");
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("【本周反诈宣传】");
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "sandbox.png") });
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task On_a_phone_the_same_works_and_nothing_sticks_out_sideways()
    {
        await using var host = await SandboxHost.StartAsync();
        var page = await OpenAsync(host, 375, 667);
        await page.GetByRole(AriaRole.Button, new() { Name = "群组" }).ClickAsync();
        await OpenVillageAsync(page);
        await SpeakAsync(page, "安装12，注册10");
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("已收到 上坪村");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await page.Locator("#text").IsVisibleAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "时钟和台账" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "今天 9:00", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#face-time")).ToHaveTextAsync("09:00");
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "sandbox-phone.png") });
        Assert.Empty(_complaints);
    }

    private async Task<IPage> OpenAsync(SandboxHost host, int width, int height)
    {
        var context = await _browser!.NewContextAsync(new() { Locale = "zh-CN", TimezoneId = "Asia/Shanghai", ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
        await page.GotoAsync(host.Url + "/sandbox");
        await Assertions.Expect(page.Locator("#tree")).ToContainTextAsync("上坪村反诈工作群");
        return page;
    }

    private static async Task OpenVillageAsync(IPage page)
    {
        await page.Locator($"#tree [data-key='{Qingxi.Village}']").ClickAsync();
        await Assertions.Expect(page.Locator("#chat-name")).ToContainTextAsync("上坪村反诈工作群");
        await page.Locator("#speaker").SelectOptionAsync(Qingxi.Liaison);
    }

    private static async Task SpeakAsync(IPage page, string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "发送", Exact = true }).ClickAsync();
    }
}
