using System.Text;
using AntiFraudBot.Documents.Pictures.Drawing;
using AntiFraudBot.Documents.Screens;

namespace AntiFraudBot.Documents.Tests.Screens;

/// <summary>Draws a screen straight to pixels; Tenths of the phone's size, for a suite that must be quick.</summary>
internal static class Camera
{
    public static Raster Take(DrawnScreen screen, int tenths = 10)
    {
        var svg = (screen with { Width = screen.Width * tenths / 10, Height = screen.Height * tenths / 10 }).Draw();
        return Librsvg.Draw(Encoding.UTF8.GetBytes(svg.Xml), svg.Width, svg.Height, (pixels, stride) =>
        {
            var rgb = new byte[svg.Width * svg.Height * 3];
            for (var y = 0; y < svg.Height; y++)
            {
                for (var x = 0; x < svg.Width; x++)
                {
                    var (pixel, at) = (pixels[(y * stride) + x], ((y * svg.Width) + x) * 3);
                    (rgb[at], rgb[at + 1], rgb[at + 2]) = ((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel);
                }
            }

            return new Raster(svg.Width, svg.Height, rgb);
        });
    }
}
