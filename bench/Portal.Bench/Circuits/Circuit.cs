using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Portal.Bench.Circuits;

/// <summary>
/// A Blazor circuit without a browser: opens a page's components over a web socket, answers interop calls, acknowledges
/// every batch and shows the batches to a watcher.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private const byte HandshakeEnd = 0x1e;
    private const long InvocationMessage = 1;
    private const long CompletionMessage = 3;
    private const long CloseMessage = 7;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly TaskCompletionSource<string> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly CircuitSite _site;
    private readonly ICircuitWatcher _watcher;
    private byte[] _buffer = new byte[16 * 1024];
    private bool _shookHands;
    private Task _receiving = Task.CompletedTask;

    private Circuit(CircuitSite site, ICircuitWatcher watcher) => (_site, _watcher) = (site, watcher);

    /// <summary>Why the circuit ended although nobody closed it, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Reads the page and starts its components; answers when the first batch is there.</summary>
    public static async Task<Circuit> OpenAsync(CircuitSite site, string path, ICircuitWatcher watcher, CancellationToken cancellationToken)
    {
        var page = CircuitPage.Of(await site.Http.GetStringAsync(path, cancellationToken));
        var circuit = new Circuit(site, watcher);
        var root = site.Address.GetLeftPart(UriPartial.Authority);
        circuit._socket.Options.SetRequestHeader("Origin", root);
        circuit._socket.Options.SetRequestHeader("Cookie", site.Cookie);
        await circuit._socket.ConnectAsync(new Uri(root.Replace("http", "ws", StringComparison.Ordinal) + "/_blazor"), cancellationToken);
        await circuit._socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        circuit._receiving = Task.Run(circuit.ReceiveAsync, CancellationToken.None);
        await circuit.SendAsync(PackWriter.Call("StartCircuit", "0", 4, call => call.Text(root + "/").Text(root + path).Text("[]").Text("")));
        await circuit._started.Task.WaitAsync(Patience, Watch.Clock, cancellationToken);
        await circuit.SendAsync(PackWriter.Call("UpdateRootComponents", null, 2, call => call.Text(page.Operations).Text(page.State)));
        await circuit._rendered.Task.WaitAsync(Patience, Watch.Clock, cancellationToken);
        return circuit;
    }

    /// <summary>Closes the page: says so as a browser does, for a connection that only breaks may come back.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var farewell = new FormUrlEncodedContent([new("circuitId", await _started.Task)]);
            using var answer = await _site.Http.PostAsync("/_blazor/disconnect", farewell);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            await _receiving.WaitAsync(TimeSpan.FromSeconds(5), Watch.Clock);
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or InvalidOperationException or TimeoutException)
        {
        }

        await _closing.CancelAsync();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
        _closing.Dispose();
    }

    private async Task SendAsync(byte[] message)
    {
        await _sending.WaitAsync(_closing.Token);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, _closing.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            while (await ReceiveMessagesAsync() is { } length)
            {
                foreach (var answer in Handle(_buffer.AsSpan(0, length)))
                {
                    await SendAsync(answer);
                }
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            End(exception.Message);
        }
    }

    /// <summary>Reads one message of the socket into the buffer; null when the socket was closed.</summary>
    private async Task<int?> ReceiveMessagesAsync()
    {
        for (var length = 0; ;)
        {
            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length), _closing.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage)
            {
                return length;
            }
        }
    }

    private List<byte[]> Handle(ReadOnlySpan<byte> stream)
    {
        if (!_shookHands)
        {
            _shookHands = true;
            stream = stream[(stream.IndexOf(HandshakeEnd) + 1)..];
        }

        var answers = new List<byte[]>(1);
        while (!stream.IsEmpty)
        {
            if (Answer(PackReader.TakeMessage(ref stream)) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return answers;
    }

    private byte[]? Answer(ReadOnlySpan<byte> message)
    {
        var reader = new PackReader(message);
        reader.Array();
        var kind = reader.Number();
        if (kind == CompletionMessage)
        {
            TakeCircuitId(ref reader);
        }
        else if (kind == CloseMessage)
        {
            End("The server closed the connection.");
        }

        if (kind != InvocationMessage)
        {
            return null;
        }

        reader.Skip();
        reader.Skip();
        var target = reader.Text();
        reader.Array();
        switch (target)
        {
            case "JS.RenderBatch":
                var batch = reader.Number();
                _watcher.Rendered(reader.Bytes(), Watch.Clock.GetTimestamp());
                _rendered.TrySetResult();
                return PackWriter.Call("OnRenderCompleted", null, 2, call => call.Number(batch).Nil());
            case "JS.BeginInvokeJS":
                return AnswerInterop(ref reader);
            case "JS.Error":
                End(reader.Text());
                return null;
            default:
                return null;
        }
    }

    /// <summary>The answer to the one call that asks for one: [3, headers, invocation, kind of result, circuit id].</summary>
    private void TakeCircuitId(ref PackReader reader)
    {
        reader.Skip();
        reader.Skip();
        reader.Skip();
        _started.TrySetResult(reader.Text());
    }

    /// <summary>Every call of the page's script succeeds and yields nothing.</summary>
    private static byte[]? AnswerInterop(ref PackReader reader)
    {
        var id = reader.IsNumber ? reader.Number() : JsonDocument.Parse(reader.Text()).RootElement.GetProperty("asyncHandle").GetInt64();
        return id == 0 ? null : PackWriter.Call("EndInvokeJSFromDotNet", null, 3, call => call.Number(id).Flag(true).Text($"[{id},true,null]"));
    }

    private void End(string reason)
    {
        Fault ??= reason;
        var exception = new InvalidOperationException("The circuit ended: " + reason);
        _started.TrySetException(exception);
        _rendered.TrySetException(exception);
    }
}
