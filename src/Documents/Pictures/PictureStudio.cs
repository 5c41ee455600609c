using System.Text;
using System.Threading.Channels;
using AntiFraudBot.Documents.Pictures.Drawing;

namespace AntiFraudBot.Documents.Pictures;

/// <summary>
/// Draws SVG as PNG with librsvg on one thread of its own: the library keeps a font map with caches for every thread that ever drew.
/// Where the library is missing there are no pictures, and whoever wanted one says it in words.
/// </summary>
public sealed class PictureStudio : IAsyncDisposable
{
    /// <summary>Taller is no picture for a phone, and 1080 × this stays far under cairo's own limit.</summary>
    public const int MaxHeight = 12_000;
    private const int Waiting = 64;
    private readonly Channel<Order> _orders = Channel.CreateBounded<Order>(Waiting);
    private readonly Lazy<Task> _painter;

    public PictureStudio() => _painter = new(() => Task.Factory.StartNew(Paint, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <summary>Whether this machine can draw; looked up once.</summary>
    public static bool Available { get; } = Librsvg.IsInstalled();

    /// <summary>What is about to be drawn, for whoever wants to read a picture as text.</summary>
    public event EventHandler<Svg>? Ordered;

    /// <summary>PNG bytes. Throws <see cref="PictureException"/> when the picture cannot be drawn.</summary>
    public async Task<byte[]> DrawAsync(Svg svg, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(svg);
        if (svg.Width is <= 0 or > 4000 || svg.Height is <= 0 or > MaxHeight) throw new PictureException($"{svg.Width}x{svg.Height}");
        if (!Available) throw new PictureException("librsvg2-2 is not installed");
        Ordered?.Invoke(this, svg);
        _ = _painter.Value;
        var order = new Order(svg, new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously));
        await _orders.Writer.WriteAsync(order, ct);
        return await order.Done.Task.WaitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _orders.Writer.TryComplete();
        if (_painter.IsValueCreated) await _painter.Value;
    }

    private void Paint()
    {
        foreach (var order in Orders())
        {
            try
            {
                order.Done.SetResult(Librsvg.Draw(
                    Encoding.UTF8.GetBytes(order.Svg.Xml), order.Svg.Width, order.Svg.Height,
                    (pixels, stride) => PalettePng.Encode(pixels, order.Svg.Width, order.Svg.Height, stride)));
            }
#pragma warning disable CA1031 // Whatever went wrong belongs to the one who ordered the picture, not to the painter's thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                order.Done.SetException(e);
            }
        }
    }

    private IEnumerable<Order> Orders()
    {
        while (_orders.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_orders.Reader.TryRead(out var order)) yield return order;
        }
    }

    private sealed record Order(Svg Svg, TaskCompletionSource<byte[]> Done);
}
