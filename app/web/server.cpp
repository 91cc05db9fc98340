#include "app/web/server.h"

#include <chrono>
#include <stdexcept>
#include <thread>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include "app/web/edge.h"
#include "app/web/routes.h"

namespace muster::app {
namespace {

namespace net = Poco::Net;

constexpr int kThreads = 256, kBusy = kThreads / 2;
constexpr int kDrain = 1 << 20;  // of a refused body we read so much before closing, so that the answer arrives

net::SocketAddress loopback(const WebOptions& options) {
  const std::string& address = options.address;
  if (address != "127.0.0.1" && address != "localhost" && address != "::1") {
    throw std::runtime_error("This program serves this computer only: 127.0.0.1, localhost or ::1, not '" + address + "'.");
  }
  return net::SocketAddress(address == "localhost" ? "127.0.0.1" : address, static_cast<Poco::UInt16>(options.port));
}

net::ServerSocket listenOn(const net::SocketAddress& address) {
  try {
    net::ServerSocket socket;
    socket.bind(address, true, false);  // without the last word Poco shares the port with another Muster
    socket.listen(512);
    return socket;
  } catch (const Poco::Exception& e) {
    throw std::runtime_error("Cannot listen on " + address.toString() + ": " + e.displayText() +
                             ". Is another Muster running? Choose another --port.");
  }
}

class Exchange : public net::HTTPRequestHandler {
 public:
  Exchange(Edge& edge, bool busy) : edge_(edge), busy_(busy) {}

  void handleRequest(net::HTTPServerRequest& in, net::HTTPServerResponse& out) override {
    Request request;
    request.method = in.getMethod();
    const std::string& uri = in.getURI();
    const auto mark = uri.find('?');
    request.path = uri.substr(0, mark);
    auto query = mark == std::string::npos ? core::Outcome<Fields>(Fields{}) : parseUrlEncoded(std::string_view(uri).substr(mark + 1));
    if (query) request.query = *query;  // an unreadable question asks nothing
    for (const auto& [name, value] : in) {
      std::string small = name;
      for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
      request.headers.emplace_back(std::move(small), value);
    }
    if (in.hasContentLength() && !in.getChunkedTransferEncoding()) request.contentLength = in.getContentLength64();
    Response response = edge_.answer(request, in.stream());
    if (!request.writes() && request.contentLength > 0) response.close = true;
    send(response, in, out);
  }

 private:
  void send(const Response& response, net::HTTPServerRequest& in, net::HTTPServerResponse& out) {
    out.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status));
    for (const auto& [name, value] : response.headers) out.add(name, value);
    if (response.status != 304) out.setContentType(response.type);
    if (busy_ || response.close) out.setKeepAlive(false);
    if (response.more && in.getMethod() != "HEAD") return stream(response, out);
    if (response.status == 304) {
      out.setContentLength(0);
      out.send().flush();
    } else {
      out.sendBuffer(response.body.data(), response.body.size());
    }
    if (response.close && in.hasContentLength()) drain(in);
  }

  // An answer that goes on, as long as somebody reads it.
  static void stream(const Response& response, net::HTTPServerResponse& out) {
    out.setKeepAlive(false);
    out.setChunkedTransferEncoding(true);
    std::ostream& body = out.send();
    try {
      for (std::string piece; response.more(piece) && body; piece.clear()) body << piece << std::flush;
    } catch (const Poco::Exception&) {  // the reader has gone
    }
  }

  // Closing with unread bytes would reset the connection before the client has read why it was refused.
  static void drain(net::HTTPServerRequest& in) {
    try {
      if (auto* known = dynamic_cast<net::HTTPServerRequestImpl*>(&in)) known->socket().setReceiveTimeout(Poco::Timespan(0, 300'000));
      char piece[16384];
      for (int left = kDrain; left > 0 && in.stream().good(); left -= static_cast<int>(sizeof piece)) in.stream().read(piece, sizeof piece);
    } catch (const Poco::Exception&) {  // the client has gone: nobody is left to tell
    }
  }

  Edge& edge_;
  bool busy_;
};

// Beyond the pool Poco drops a connection without a word; we say why first. Runs in the accepting thread.
class Doorkeeper : public net::TCPServerConnectionFilter {
 public:
  explicit Doorkeeper(std::atomic<net::TCPServer*>& server) : server_(server) {}
  bool accept(const net::StreamSocket& socket) override {
    net::TCPServer* server = server_;
    if (!server || server->currentConnections() + server->queuedConnections() < kThreads) return true;
    static constexpr std::string_view kFull =
        "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 34\r\nRetry-After: 2\r\n"
        "Cache-Control: no-store\r\nConnection: close\r\n\r\nToo many connections; try again.\r\n";
    try {
      net::StreamSocket out(socket);
      out.setBlocking(false);
      out.sendBytes(kFull.data(), static_cast<int>(kFull.size()));
      out.shutdownSend();
    } catch (const Poco::Exception&) {}
    return false;
  }

 private:
  std::atomic<net::TCPServer*>& server_;
};

}  // namespace

class WebServer::Running {
 public:
  Running(World& world, WebOptions options, std::span<const Route> routes)
      : site_(world, {.strictTemplates = options.strictTemplates}), options_(std::move(options)), routes_(routes) {}
  ~Running() { stop(); }

  void start() {
    net::ServerSocket socket = listenOn(loopback(options_));
    port_ = socket.address().port();
    edge_ = std::make_unique<Edge>(site_, routes_, port_);
    net::HTTPServerParams::Ptr params = new net::HTTPServerParams;
    params->setMaxThreads(kThreads);
    params->setMaxQueued(kThreads);
    params->setTimeout(Poco::Timespan(5, 0));
    params->setKeepAlive(true);
    params->setKeepAliveTimeout(Poco::Timespan(2, 0));
    params->setSoftwareVersion("Muster");
    server_ = std::make_unique<net::HTTPServer>(new Factory(*this), pool_, socket, params);
    live_ = server_.get();
    server_->setConnectionFilter(new Doorkeeper(live_));
    server_->start();
  }

  void stop() {
    if (!server_) return;
    live_ = nullptr;
    site_.closing = true;
    server_->stop();
    server_->stopAll(false);  // a running answer is finished, an idle connection is closed
    for (int i = 0; i < 300 && server_->currentConnections() > 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(10));
    if (server_->currentConnections() > 0) server_->stopAll(true);
    pool_.joinAll();
    server_.reset();
  }

  int port() const { return port_; }
  Site& site() { return site_; }

 private:
  class Factory : public net::HTTPRequestHandlerFactory {
   public:
    explicit Factory(Running& owner) : owner_(owner) {}
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override {
      return new Exchange(*owner_.edge_, owner_.server_->currentConnections() > kBusy);  // Poco owns it
    }

   private:
    Running& owner_;
  };

  Site site_;
  WebOptions options_;
  std::span<const Route> routes_;
  int port_ = 0;
  Poco::ThreadPool pool_{8, kThreads};
  std::unique_ptr<Edge> edge_;
  std::unique_ptr<net::HTTPServer> server_;
  std::atomic<net::TCPServer*> live_{nullptr};
};

WebServer::WebServer(World& world, WebOptions options) : WebServer(world, std::move(options), routes()) {}
WebServer::WebServer(World& world, WebOptions options, std::span<const Route> routes)
    : running_(std::make_unique<Running>(world, std::move(options), routes)) {}
WebServer::~WebServer() = default;
void WebServer::start() { running_->start(); }
int WebServer::port() const { return running_->port(); }
Site& WebServer::site() { return running_->site(); }
void WebServer::stop() { running_->stop(); }

}  // namespace muster::app
