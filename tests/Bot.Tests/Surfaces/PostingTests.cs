using System.Net;
using System.Net.Http.Json;
using System.Text;
using AntiFraudBot.Bot.Tests.Sandbox;

namespace AntiFraudBot.Bot.Tests.Surfaces;

/// <summary>A message is taken once and for good, or refused with a reason.</summary>
public sealed class PostingTests
{
    [Theory]
    [InlineData("g-nowhere", Qingxi.Liaison, 404)]
    [InlineData(Qingxi.Village, "m-nobody", 404)]
    [InlineData(Qingxi.Village, Qingxi.Neighbour, 403)]
    public async Task An_unknown_group_or_sender_and_a_stranger_are_refused(string group, string sender, int status)
    {
        await using var host = await SandboxHost.StartAsync();
        var response = await host.Http.PostAsJsonAsync($"/sandbox/api/groups/{group}/messages", new { sender, text = "安装12" });
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains("error", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"sender\":5}")]
    public async Task What_is_no_message_is_refused_with_400(string body)
    {
        await using var host = await SandboxHost.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await host.Http.PostAsync(new Uri($"/sandbox/api/groups/{Qingxi.Village}/messages", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Over_a_megabyte_of_text_and_over_20_MB_of_file_are_too_much()
    {
        await using var host = await SandboxHost.StartAsync();
        var url = $"/sandbox/api/groups/{Qingxi.Village}/messages";
        var text = await host.Http.PostAsJsonAsync(url, new { sender = Qingxi.Liaison, text = new string('安', 400_000) });
        Assert.Equal(413, (int)text.StatusCode);
        using var form = new MultipartFormDataContent { { new StringContent(Qingxi.Liaison), "sender" }, { new ByteArrayContent(new byte[(20 * 1024 * 1024) + 1]), "file", "大.zip" } };
        Assert.Equal(413, (int)(await host.Http.PostAsync(new Uri(url, UriKind.Relative), form)).StatusCode);
        Assert.Empty(await host.MessagesAsync(Qingxi.Village));
    }

    [Fact]
    public async Task Empty_and_long_texts_are_taken()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "");
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, new string('好', 34_000));
        Assert.Equal([0, 34_000], (await host.MessagesAsync(Qingxi.Village)).Where(m => !m.FromBot).Select(m => m.Text.Length));
    }

    [Fact]
    public async Task A_repeated_external_id_gets_the_first_id_and_the_first_content_wins()
    {
        await using var host = await SandboxHost.StartAsync();
        var first = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12", "x-1");
        var second = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装99", "x-1");
        Assert.Equal(first, second);
        Assert.Equal("安装12", Assert.Single(await host.MessagesAsync(Qingxi.Village), m => !m.FromBot).Text);
        Assert.Equal(["app_install.new 12 06-08..06-14 accepted"], await host.BookedByAsync(first));
        Assert.DoesNotContain(await host.LedgerAsync("上坪村"), e => e.Value == 99);
    }

    [Fact]
    public async Task The_same_external_id_in_another_group_is_another_message()
    {
        await using var host = await SandboxHost.StartAsync();
        var here = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "收到", "x-1");
        var there = await host.SayAsync(Qingxi.Township, Qingxi.Liaison, "收到", "x-1");
        Assert.NotEqual(here, there);
    }

    [Fact]
    public async Task Simultaneous_retries_make_one_message()
    {
        await using var host = await SandboxHost.StartAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => host.PostAsync(Qingxi.Village, Qingxi.Liaison, $"安装{n + 1}", "x-1")));
        await host.IdleAsync();
        Assert.Single(ids.Distinct());
        Assert.Single(await host.MessagesAsync(Qingxi.Village), m => !m.FromBot);
        Assert.Single(await host.BookedByAsync(ids[0]));
    }

    [Fact]
    public async Task Messages_count_from_1_in_each_group_and_after_means_what_came_later()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        await host.SayAsync(Qingxi.Township, Qingxi.Neighbour, "下坪村安装7");
        foreach (var group in (string[])[Qingxi.Village, Qingxi.Township])
        {
            var all = await host.MessagesAsync(group);
            Assert.Equal([1L, 2L], all.Select(m => m.Seq));
            Assert.Equal([false, true], all.Select(m => m.FromBot));
            Assert.Equal([2L], (await host.MessagesAsync(group, after: 1)).Select(m => m.Seq));
            Assert.Empty(await host.MessagesAsync(group, after: 2));
        }
    }

    [Fact]
    public async Task A_picture_is_shown_with_name_and_type_and_can_be_fetched()
    {
        await using var host = await SandboxHost.StartAsync();
        await host.SendPictureAsync(Qingxi.Village, Qingxi.Liaison);
        await host.IdleAsync();
        var message = Assert.Single(await host.MessagesAsync(Qingxi.Village), m => !m.FromBot);
        Assert.Equal("image", message.Kind);
        var file = Assert.Single(message.Attachments);
        Assert.Equal(("截图.png", "image/png"), (file.Name, file.Type));
        var picture = await host.Http.GetAsync(new Uri(file.Url, UriKind.Relative));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_answer_quotes_the_message_and_mentions_its_sender()
    {
        await using var host = await SandboxHost.StartAsync();
        var id = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var answer = Assert.Single(await host.MessagesAsync(Qingxi.Village), m => m.FromBot);
        Assert.Equal(id, answer.ReplyTo);
        Assert.Equal([Qingxi.Liaison], answer.Mentions);
    }

    [Fact]
    public async Task Where_the_bot_hears_only_what_mentions_it_the_rest_passes_unread()
    {
        await using var host = await SandboxHost.StartAsync(new Stage { Settings = new Dictionary<string, string?> { ["Sandbox:Hearing"] = "mention" } });
        var unheard = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装12");
        var heard = await host.SayAsync(Qingxi.Village, Qingxi.Liaison, "安装13", mentionBot: true);
        Assert.Empty(await host.BookedByAsync(unheard));
        Assert.Single(await host.BookedByAsync(heard));
    }
}
