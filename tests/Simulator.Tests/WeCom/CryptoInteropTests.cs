using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using AntiFraudBot.Simulator.WeCom.Crypto;

namespace AntiFraudBot.Simulator.Tests.WeCom;

/// <summary>@wecom/crypto and the strict crypto of @wecom/aibot-node-sdk read what the fake writes, and the other way round.</summary>
public sealed class CryptoInteropTests
{
    private const int Rounds = 200;
    private static readonly string[] Alphabet = ["a", "Z", "0", "反", "诈", "é", "\n", "\u0001", "<", "]]>", "\"", "𠮷", "😀", " ", "&"];

    [Fact]
    public async Task Each_reads_what_the_other_wrote_whatever_the_length_and_characters()
    {
        await using var node = new NodeScript("crypto.mjs");
        var dice = new Random(20260101);
        for (var round = 0; round < Rounds; round++)
        {
            var (key, receiveId, message) = (Key(dice), round % 3 == 0 ? "" : "ww1a2b3c4d5e6f7788", Text(dice, dice.Next(0, 300)));
            var ours = new CallbackCrypto("CountyBotTok2026", key, receiveId);
            var theirs = (await node.AskAsync(new JsonObject { ["do"] = "encrypt", ["key"] = key, ["message"] = message, ["receiveid"] = receiveId }))["encrypt"]!.ToString();
            Assert.Equal(message, ours.Decrypt(theirs));

            var encrypted = ours.Encrypt(message);
            var read = await node.AskAsync(new JsonObject { ["do"] = "decrypt", ["key"] = key, ["encrypt"] = encrypted });
            Assert.Equal((message, receiveId), (read["message"]!.ToString(), read["receiveid"]!.ToString()));
            var signed = await node.AskAsync(new JsonObject { ["do"] = "sign", ["token"] = "CountyBotTok2026", ["timestamp"] = "1767225600", ["nonce"] = "Nonce1", ["encrypt"] = encrypted });
            Assert.Equal(ours.Sign("1767225600", "Nonce1", encrypted), signed["signature"]!.ToString());
        }
    }

    [Fact]
    public async Task Both_refuse_what_was_tampered_with()
    {
        await using var node = new NodeScript("crypto.mjs");
        var dice = new Random(20260102);
        var key = Key(dice);
        var ours = new CallbackCrypto("CountyBotTok2026", key, "ww1a2b3c4d5e6f7788");
        for (var round = 0; round < Rounds; round++)
        {
            var message = Text(dice, dice.Next(0, 120));
            var encrypted = ours.Encrypt(message);
            var cipher = Convert.FromBase64String(encrypted);
            cipher[dice.Next(cipher.Length)] ^= (byte)(1 << dice.Next(8));
            var tampered = Convert.ToBase64String(cipher);
            // The signature guards every byte. Without it both strict readers agree on what still opens: a flip in the 16 random bytes does.
            var signature = ours.Sign("1767225600", "Nonce1", encrypted);
            Assert.NotEqual(signature, ours.Sign("1767225600", "Nonce1", tampered));
            var official = await node.AskAsync(new JsonObject { ["do"] = "sign", ["token"] = "CountyBotTok2026", ["timestamp"] = "1767225600", ["nonce"] = "Nonce1", ["encrypt"] = tampered });
            Assert.NotEqual(signature, official["signature"]!.ToString());
            var strict = await node.AskAsync(new JsonObject { ["do"] = "strict", ["token"] = "CountyBotTok2026", ["key"] = key, ["receiveid"] = "ww1a2b3c4d5e6f7788", ["encrypt"] = tampered });
            Assert.Equal(strict["error"] is null, Opens(ours, tampered, out var read));
            Assert.Equal(strict["message"]?.ToString(), read);
        }
    }

    [Fact]
    public async Task The_official_client_decrypts_files_of_any_length()
    {
        await using var node = new NodeScript("crypto.mjs");
        var dice = new Random(20260103);
        for (var length = 1; length <= 130; length++)
        {
            var (key, plain) = (Key(dice), new byte[length]);
            dice.NextBytes(plain);
            var cipher = Padding32.Encrypt(Convert.FromBase64String(key + "="), plain);
            var read = await node.AskAsync(new JsonObject { ["do"] = "file", ["key"] = key, ["base64"] = Convert.ToBase64String(cipher) });
            Assert.Equal(plain, Convert.FromBase64String(read["base64"]!.ToString()));
        }
    }

    private static bool Opens(CallbackCrypto crypto, string encrypted, out string? message)
    {
        try
        {
            message = crypto.Decrypt(encrypted);
            return true;
        }
        catch (CryptographicException)
        {
            message = null;
            return false;
        }
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
