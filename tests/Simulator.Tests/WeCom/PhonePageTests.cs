using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>The phone page in a real browser of a phone's size.</summary>
public sealed class PhonePageTests
{
    private const string Chromium = "/usr/bin/chromium";

    [Fact]
    public async Task One_speaks_as_a_member_sees_the_others_and_nothing_sticks_out_sideways()
    {
        await using var fake = await Qingxi.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, ChromiumSandbox = false, Args = ["--disable-gpu", "--disable-dev-shm-usage"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(fake.World.BaseUrl);
        await page.Locator("#person").SelectOptionAsync("XueDongquan");
        await page.GetByRole(AriaRole.Button, new() { Name = "上坪村反诈工作群" }).ClickAsync();
        await page.Locator("#at").ClickAsync();
        await page.Locator("#text").FillAsync("安装12，注册10，入户30户");
        await page.GetByRole(AriaRole.Button, new() { Name = "发送" }).ClickAsync();
        await Assertions.Expect(page.Locator("#lines .mine")).ToContainTextAsync("@反诈小助手 安装12");

        await fake.PostAsync($"/cgi-bin/webhook/send?key={Qingxi.Webhook}", new JsonObject
        {
            ["msgtype"] = "text",
            ["text"] = new JsonObject { ["content"] = "请今日15:00前上报 https://example.com/" + new string('a', 120), ["mentioned_list"] = new JsonArray("PanXiaomei") },
        });
        await Assertions.Expect(page.Locator("#lines")).ToContainTextAsync("提醒：潘小妹");
        await page.GetByRole(AriaRole.Button, new() { Name = "引用" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("#quoted")).ToContainTextAsync("引用 群机器人");
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "phone.png") });
        Assert.Empty(complaints);
    }
}
