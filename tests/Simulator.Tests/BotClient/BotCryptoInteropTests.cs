using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Channels.Crypto;

namespace AntiFraudBot.Simulator.Tests.BotClient;

/// <summary>The bot's crypto and the platform's own packages read each other's envelopes, and refuse what was tampered with.</summary>
public sealed class BotCryptoInteropTests
{
    private const int Rounds = 200;
    private const string Token = "CountyBotTok2026", Corp = "ww1a2b3c4d5e6f7788", Time = "1767225600", Nonce = "Nonce1";
    private static readonly string[] Alphabet = ["a", "Z", "0", "反", "诈", "é", "\n", "\u0001", "<", "]]>", "\"", "𠮷", "😀", " ", "&"];

    [Fact]
    public async Task Each_reads_what_the_other_wrote_whatever_the_length_and_characters()
    {
        await using var node = new NodeScript("crypto.mjs");
        var dice = new Random(20260615);
        for (var round = 0; round < Rounds; round++)
        {
            var (key, receiver, message) = (Key(dice), round % 3 == 0 ? "" : Corp, Text(dice, dice.Next(0, 400)));
            var ours = new CallbackCrypto(Token, key, receiver);
            var theirs = await Ask(node, "encrypt", ("key", key), ("message", message), ("receiveid", receiver));
            Assert.Equal(new Opened.Plain(message), ours.Decrypt(theirs["encrypt"]!.ToString()));
            var encrypted = ours.Encrypt(message);
            var read = await Ask(node, "decrypt", ("key", key), ("encrypt", encrypted));
            Assert.Equal((message, receiver), (read["message"]!.ToString(), read["receiveid"]!.ToString()));
            Assert.True(ours.IsSigned(await SignAsync(node, encrypted), Time, Nonce, encrypted));
        }
    }

    [Fact]
    public async Task Both_refuse_what_was_tampered_with()
    {
        await using var node = new NodeScript("crypto.mjs");
        var dice = new Random(20260616);
        var key = Key(dice);
        var ours = new CallbackCrypto(Token, key, Corp);
        for (var round = 0; round < Rounds; round++)
        {
            var encrypted = ours.Encrypt(Text(dice, dice.Next(0, 120)));
            var cipher = Convert.FromBase64String(encrypted);
            cipher[dice.Next(cipher.Length)] ^= (byte)(1 << dice.Next(8));
            var tampered = Convert.ToBase64String(cipher);
            Assert.False(ours.IsSigned(await SignAsync(node, encrypted), Time, Nonce, tampered));
            Assert.NotEqual(ours.Sign(Time, Nonce, encrypted), await SignAsync(node, tampered));

            // Without the signature the two strict readers agree on what still opens: a flip in the 16 random bytes does.
            var strict = await Ask(node, "strict", ("token", Token), ("key", key), ("receiveid", Corp), ("encrypt", tampered));
            Assert.Equal(strict["message"]?.ToString(), (ours.Decrypt(tampered) as Opened.Plain)?.Text);
        }
    }

    private static async Task<string> SignAsync(NodeScript node, string encrypt) =>
        (await Ask(node, "sign", ("token", Token), ("timestamp", Time), ("nonce", Nonce), ("encrypt", encrypt)))["signature"]!.ToString();

    private static Task<JsonObject> Ask(NodeScript node, string what, params (string Name, string Value)[] fields)
    {
        var wish = new JsonObject { ["do"] = what };
        foreach (var (name, value) in fields) wish[name] = value;
        return node.AskAsync(wish);
    }

    private static string Key(Random dice)
    {
        var bytes = new byte[32];
        dice.NextBytes(bytes);
        return Convert.ToBase64String(bytes).TrimEnd('=');
    }

    private static string Text(Random dice, int length)
    {
        var text = new StringBuilder();
        for (var i = 0; i < length; i++) text.Append(Alphabet[dice.Next(Alphabet.Length)]);
        return text.ToString();
    }
}
