using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Portal.Features.Access;
using Portal.Live;
using Portal.Tests.Support;

namespace Portal.Tests.Live;

/// <summary>A client of the hub that speaks SignalR's JSON protocol over a bare WebSocket, as any program can.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte End = 0x1e;

    private readonly WebSocket _socket;
    private readonly Queue<string> _messages = new();
    private readonly ArrayBufferWriter<byte> _unread = new();

    private HubClient(WebSocket socket) => _socket = socket;

    public static async Task<HubClient> ConnectAsync(PortalApp app, string? header = null, string query = "")
    {
        var client = app.Server.CreateWebSocketClient();
        if (header is not null)
        {
            client.ConfigureRequest = request => request.Headers[ApiKeyHandler.Header] = header;
        }

        var socket = await client.ConnectAsync(new Uri($"ws://localhost{LiveHub.Path}{query}"), default);
        var hub = new HubClient(socket);
        await socket.SendAsync("""{"protocol":"json","version":1}"""u8.ToArray().Append(End).ToArray(), WebSocketMessageType.Text, true, default);
        Assert.Equal("{}", await hub.ReadAsync());
        return hub;
    }

    /// <summary>The next call of the server; keep-alives are passed over.</summary>
    public async Task<(string Target, JsonElement Argument)> NextAsync()
    {
        while (true)
        {
            var message = JsonDocument.Parse(await ReadAsync()).RootElement;
            if (message.GetProperty("type").GetInt32() == 1)
            {
                return (message.GetProperty("target").GetString()!, message.GetProperty("arguments")[0]);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }

        _socket.Dispose();
    }

    private async Task<string> ReadAsync()
    {
        while (_messages.Count == 0)
        {
            var received = await _socket.ReceiveAsync(_unread.GetMemory(4096), default).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
            _unread.Advance(received.Count);
            if (received.EndOfMessage)
            {
                foreach (var text in Encoding.UTF8.GetString(_unread.WrittenSpan).Split((char)End, StringSplitOptions.RemoveEmptyEntries))
                {
                    _messages.Enqueue(text);
                }

                _unread.Clear();
            }
        }

        return _messages.Dequeue();
    }
}
