// A client that sends exactly the bytes a test means, also wrong ones.
#pragma once

#include <map>
#include <string>

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

namespace muster::tests {

struct HttpAnswer {
  int status = 0;
  std::string head, body;

  std::string header(const std::string& name) const {  // the first of that name
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 4;
    return head.substr(from, head.find("\r\n", from) - from);
  }
};

inline Poco::Net::StreamSocket connectTo(int port) {
  Poco::Net::StreamSocket socket(Poco::Net::SocketAddress("127.0.0.1", static_cast<Poco::UInt16>(port)));
  socket.setReceiveTimeout(Poco::Timespan(20, 0));
  return socket;
}

// Reads to the end of the connection.
inline HttpAnswer readAnswer(Poco::Net::StreamSocket& socket) {
  std::string all;
  char piece[65536];
  for (int got = 0; (got = socket.receiveBytes(piece, sizeof piece)) > 0;) all.append(piece, static_cast<std::size_t>(got));
  HttpAnswer answer;
  const auto end = all.find("\r\n\r\n");
  answer.head = all.substr(0, end == std::string::npos ? all.size() : end + 2);
  if (end != std::string::npos) answer.body = all.substr(end + 4);
  if (all.starts_with("HTTP/1.1 ")) answer.status = std::stoi(all.substr(9, 3));
  return answer;
}

struct Ask {
  std::string method = "GET", path = "/";
  std::map<std::string, std::string> headers = {};  // Host and Connection are added unless they are here
  std::string body = {};
  bool lengthStated = true;
};

inline HttpAnswer ask(int port, const Ask& what) {
  std::string text = what.method + " " + what.path + " HTTP/1.1\r\n";
  auto headers = what.headers;
  headers.emplace("Host", "127.0.0.1:" + std::to_string(port));
  headers.emplace("Connection", "close");
  if (what.lengthStated && (what.method == "POST" || !what.body.empty())) headers.emplace("Content-Length", std::to_string(what.body.size()));
  for (const auto& [name, value] : headers) text += name + ": " + value + "\r\n";
  auto socket = connectTo(port);
  text += "\r\n" + what.body;
  for (std::size_t sent = 0; sent < text.size();)
    sent += static_cast<std::size_t>(socket.sendBytes(text.data() + sent, static_cast<int>(std::min<std::size_t>(text.size() - sent, 1 << 16))));
  return readAnswer(socket);
}

}  // namespace muster::tests
