// ByteStream over anything Boost.Asio can read and write; private to transport. See byte_stream.h for threads.
#pragma once

#include <array>
#include <atomic>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "devices/transport/byte_stream.h"

namespace muster::devices {

template <typename Socket>
class AsioStream : public ByteStream {
 public:
  // `open` gets the io_context and makes the socket; it throws boost::system::system_error.
  template <typename Open>
  explicit AsioStream(Open open) : socket_(open(io_)) {}
  ~AsioStream() override { shut(); }

  bool write(std::string_view bytes) override {
    boost::system::error_code error;
    size_t done = 0;
    bool over = false;
    boost::asio::async_write(socket_, boost::asio::buffer(bytes.data(), bytes.size()),
                             [&](const auto& e, size_t n) { error = e, done = n, over = true; });
    if (!runFor(Patience{2000}, over)) error = boost::asio::error::timed_out;  // nobody takes the bytes: as good as gone
    if (error || closing_) shut();
    return !error && done == bytes.size() && !closing_;
  }

  Got read(std::string& into, Patience patience) override {
    if (closing_ || !socket_.is_open()) return Got::closed;
    boost::system::error_code error;
    size_t got = 0;
    bool over = false;
    socket_.async_read_some(boost::asio::buffer(piece_), [&](const auto& e, size_t n) { error = e, got = n, over = true; });
    const bool arrived = runFor(patience, over);
    into.append(piece_.data(), got);
    if (got > 0) return Got::bytes;
    if (closing_) shut();
    if (closing_) return Got::closed;
    if (!arrived) return Got::nothing;
    shut();
    return Got::closed;
  }

  void close() override {
    closing_ = true;
    io_.stop();  // a read that waits comes back
  }

 private:
  // Runs the one operation under way; when the patience ends it is cancelled and its handler still runs. True: it ended by itself.
  bool runFor(Patience patience, const bool& over) {
    io_.restart();
    io_.run_for(std::max(patience, Patience{1}));
    if (over) return true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
    io_.restart();
    io_.run();
    return false;
  }
  void shut() {
    closing_ = true;
    boost::system::error_code ignored;
    socket_.close(ignored);
  }

  boost::asio::io_context io_{1};
  std::atomic<bool> closing_{false};
  Socket socket_;
  std::array<char, 4096> piece_{};
};

}  // namespace muster::devices
