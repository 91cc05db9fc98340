#include "devices/transport/offered_port.h"

#include <thread>

#include <fcntl.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

#include "devices/transport/asio_stream.h"

namespace muster::devices {
namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;

[[noreturn]] void broken(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

using Descriptor = asio::posix::stream_descriptor;

// An instrument sends whether anybody listens or not: what the terminal does not take is lost, as on a cable.
class PtyStream : public AsioStream<Descriptor> {
 public:
  explicit PtyStream(int master) : AsioStream([&](asio::io_context& io) { return Descriptor(io, dup(master)); }), master_(master) {}
  bool write(std::string_view bytes) override { return ::write(master_, bytes.data(), bytes.size()) >= 0 || errno == EAGAIN; }

 private:
  int master_;
};

class Pty : public OfferedPort {
 public:
  Pty() {
    master_ = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) broken("a pseudo-terminal cannot be made");
    char name[128];
    if (ptsname_r(master_, name, sizeof name) != 0) broken("a pseudo-terminal has no name");
    path_ = name;
    slave_ = open(name, O_RDWR | O_NOCTTY);  // held, so that a client that goes is not the end of the line
    if (slave_ < 0) broken("a pseudo-terminal cannot be opened");
    termios line{};
    tcgetattr(slave_, &line);
    cfmakeraw(&line);
    tcsetattr(slave_, TCSANOW, &line);
  }
  ~Pty() override {
    close(slave_);
    close(master_);
  }
  std::string address() const override { return "serial:" + path_; }
  std::unique_ptr<ByteStream> take(Patience) override { return std::make_unique<PtyStream>(master_); }

 private:
  int master_ = -1, slave_ = -1;
  std::string path_;
};

class Listener : public OfferedPort {
 public:
  explicit Listener(int port) : acceptor_(io_, tcp::endpoint(asio::ip::address_v4::loopback(), static_cast<unsigned short>(port))) {
    acceptor_.non_blocking(true);
  }
  std::string address() const override { return "tcp:127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }
  std::unique_ptr<ByteStream> take(Patience patience) override {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
      tcp::socket accepted(io_);
      boost::system::error_code error;
      acceptor_.accept(accepted, error);
      if (!error) {
        const int handle = accepted.release();
        auto stream = std::make_unique<AsioStream<tcp::socket>>([&](asio::io_context& io) { return tcp::socket(io, tcp::v4(), handle); });
        return stream;
      }
      if (std::chrono::steady_clock::now() >= until) return nullptr;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  }

 private:
  asio::io_context io_{1};
  tcp::acceptor acceptor_;
};

}  // namespace

std::unique_ptr<OfferedPort> offerPty() { return std::make_unique<Pty>(); }
std::unique_ptr<OfferedPort> offerTcp(int port) { return std::make_unique<Listener>(port); }

}  // namespace muster::devices
