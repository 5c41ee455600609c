using System.Security.Cryptography;
using System.Text;

namespace AntiFraudBot.Channels.Files;

/// <summary>A file on its way up.</summary>
public sealed record MediaFile(string Name, string ContentType, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// multipart/form-data as the platform reads it: .NET's own writes a Chinese file name in a form that is shown garbled or refused, and quotes
/// the boundary. So it is written out here: one part named media, with filename and filelength, names in plain UTF-8.
/// </summary>
public static class Multipart
{
    public static (ReadOnlyMemory<byte> Body, string ContentType) Of(MediaFile file)
    {
        var boundary = $"----{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
        var head = $"--{boundary}\r\n"
            + $"Content-Disposition: form-data; name=\"media\"; filename=\"{Clean(file.Name)}\"; filelength={file.Bytes.Length}\r\n"
            + $"Content-Type: {file.ContentType}\r\n\r\n";
        byte[] body = [.. Encoding.UTF8.GetBytes(head), .. file.Bytes.Span, .. Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n")];
        return (body, $"multipart/form-data; boundary={boundary}");
    }

    internal static string Clean(string name)
    {
        var kept = string.Concat(name.Where(c => !char.IsControl(c) && c is not ('"' or '/' or '\\')));
        return kept.Length == 0 ? "file" : kept;
    }
}
