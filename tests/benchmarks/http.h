// A client that keeps its connection, and the plainest server Poco can be: "hello", with the settings of ours. One thread a client.
#pragma once

#include <memory>
#include <string>

#include <Poco/Net/StreamSocket.h>

namespace muster::benchmarks {

class Client {
 public:
  explicit Client(int port);
  // Status of the answer; its body is read whole. Throws when the connection breaks.
  int ask(const std::string& method, const std::string& path, const std::string& body = {}, const std::string& headers = {});
  const std::string& body() const { return body_; }

 private:
  int port_;
  Poco::Net::StreamSocket socket_;
  std::string read_, body_;
};

class HelloServer {
 public:
  HelloServer();
  ~HelloServer();
  int port() const;

 private:
  class Running;
  std::unique_ptr<Running> running_;
};

// Requests a second of so many clients at once, each asking `each` times.
double ratePerSecond(int port, int clients, int each, const std::string& path);

}  // namespace muster::benchmarks
