#include "tests/benchmarks/http.h"

#include <stdexcept>
#include <thread>
#include <vector>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/ThreadPool.h>

#include "tests/benchmarks/measure.h"

namespace muster::benchmarks {
namespace {

namespace net = Poco::Net;

class Hello : public net::HTTPRequestHandler {
 public:
  void handleRequest(net::HTTPServerRequest&, net::HTTPServerResponse& out) override {
    out.setContentType("text/plain");
    out.sendBuffer("hello", 5);
  }
};

class HelloFactory : public net::HTTPRequestHandlerFactory {
 public:
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override { return new Hello; }  // Poco owns it
};

}  // namespace

Client::Client(int port) : port_(port), socket_(net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(port))) {
  socket_.setNoDelay(true);
  socket_.setReceiveTimeout(Poco::Timespan(60, 0));
}

int Client::ask(const std::string& method, const std::string& path, const std::string& body, const std::string& headers) {
  std::string text = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\nConnection: keep-alive\r\n" + headers;
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  text += "\r\n" + body;
  socket_.sendBytes(text.data(), static_cast<int>(text.size()));
  char piece[65536];
  std::size_t end = std::string::npos, wanted = 0;
  while (true) {
    if (end == std::string::npos && (end = read_.find("\r\n\r\n")) != std::string::npos) {
      const auto length = read_.find("Content-Length: ");
      wanted = end + 4 + (length < end ? std::stoul(read_.substr(length + 16, 12)) : 0);
    }
    if (end != std::string::npos && read_.size() >= wanted) break;
    const int got = socket_.receiveBytes(piece, sizeof piece);
    if (got <= 0) throw std::runtime_error("the server closed a connection of the benchmark");
    read_.append(piece, static_cast<std::size_t>(got));
  }
  const int status = std::stoi(read_.substr(9, 3));
  body_ = read_.substr(end + 4, wanted - end - 4);
  read_.erase(0, wanted);
  return status;
}

class HelloServer::Running {
 public:
  Running() : pool_(8, 256) {
    socket_.bind(net::SocketAddress("127.0.0.1", 0), true, false);
    socket_.listen(512);
    net::HTTPServerParams::Ptr params = new net::HTTPServerParams;
    params->setMaxThreads(256);
    params->setKeepAlive(true);
    params->setKeepAliveTimeout(Poco::Timespan(2, 0));
    server_ = std::make_unique<net::HTTPServer>(new HelloFactory, pool_, socket_, params);
    server_->start();
  }
  ~Running() {
    server_->stopAll(true);
    pool_.joinAll();
  }
  int port() const { return socket_.address().port(); }

 private:
  Poco::ThreadPool pool_;
  net::ServerSocket socket_;
  std::unique_ptr<net::HTTPServer> server_;
};

HelloServer::HelloServer() : running_(std::make_unique<Running>()) {}
HelloServer::~HelloServer() = default;
int HelloServer::port() const { return running_->port(); }

double ratePerSecond(int port, int clients, int each, const std::string& path) {
  const double took = millisecondsOf([&] {
    std::vector<std::jthread> threads;
    for (int i = 0; i < clients; ++i) {
      threads.emplace_back([&] {
        Client client(port);
        for (int n = 0; n < each; ++n) {
          if (client.ask("GET", path) != 200) throw std::runtime_error(path + " was not answered");
        }
      });
    }
  });
  return clients * each * 1000.0 / took;
}

}  // namespace muster::benchmarks
