#include "devices/transport/open_port.h"

#include <algorithm>
#include <filesystem>

#include <sys/file.h>
#include <termios.h>
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/serial_port.hpp>

#include "devices/transport/asio_stream.h"

namespace muster::devices {
namespace {

namespace asio = boost::asio;
using core::msg;
using tcp = asio::ip::tcp;
using serial = asio::serial_port;

core::Problem refusal(const PortAddress& address, const boost::system::error_code& error) {
  const auto problem = [&](const char* code, core::Message text, core::Message remedy) {
    return core::Problem{code, std::move(text), std::move(remedy), {.field = "port"}};
  };
  const std::vector<std::pair<std::string, core::Text>> port{{"port", address.text()}};
  if (address.kind == PortAddress::Kind::tcp) {
    return problem("not-reached", msg("nothing answers at {port}", port),
                   msg("see that the box is switched on and its address and port are right, or type the readings"));
  }
  if (error == boost::system::errc::permission_denied) {
    return problem("port-forbidden", msg("this program has no right to use {port}", port),
                   msg("have the user it runs as put into the group dialout and start it again"));
  }
  if (error == boost::system::errc::device_or_resource_busy) {
    return problem("port-busy", msg("another program uses {port}", port), msg("end that program, or type the readings"));
  }
  return problem("no-such-port", msg("there is no instrument at {port}", port),
                 msg("plug the cable in and see that the port is right, or type the readings"));
}

serial openSerial(asio::io_context& io, const PortAddress& address, const LineSettings& line) {
  serial port(io, address.path);
  // Ours alone, until it is closed. (TIOCEXCL would outlive us on a pseudo-terminal.)
  if (flock(port.native_handle(), LOCK_EX | LOCK_NB) != 0) throw boost::system::system_error(EBUSY, boost::system::system_category());
  using Parities = serial::parity;
  port.set_option(serial::baud_rate(static_cast<unsigned>(line.baud)));
  port.set_option(serial::character_size(static_cast<unsigned>(line.dataBits)));
  port.set_option(Parities(line.parity == Parity::none ? Parities::none : line.parity == Parity::even ? Parities::even : Parities::odd));
  port.set_option(serial::stop_bits(line.stopBits == 2 ? serial::stop_bits::two : serial::stop_bits::one));
  port.set_option(serial::flow_control(serial::flow_control::none));
  tcflush(port.native_handle(), TCIOFLUSH);  // what an earlier talk left behind answers nothing we ask
  return port;
}

tcp::socket openTcp(asio::io_context& io, const PortAddress& address, Patience patience) {
  tcp::resolver resolver(io);
  const auto places = resolver.resolve(address.host, std::to_string(address.port));
  tcp::socket socket(io);
  boost::system::error_code error = asio::error::timed_out;
  asio::async_connect(socket, places, [&](const auto& e, const auto&) { error = e; });
  io.run_for(patience);
  if (error) throw boost::system::system_error(error);
  socket.set_option(tcp::no_delay(true));
  return socket;
}

}  // namespace

core::Outcome<std::unique_ptr<ByteStream>> openPort(const PortAddress& address, const LineSettings& line, Patience patience) try {
  if (address.kind == PortAddress::Kind::serial) {
    return std::unique_ptr<ByteStream>(std::make_unique<AsioStream<serial>>([&](asio::io_context& io) { return openSerial(io, address, line); }));
  }
  return std::unique_ptr<ByteStream>(std::make_unique<AsioStream<tcp::socket>>([&](asio::io_context& io) { return openTcp(io, address, patience); }));
} catch (const boost::system::system_error& error) { return refusal(address, error.code()); }

std::vector<PortAddress> serialPorts() {
  namespace fs = std::filesystem;
  std::vector<PortAddress> ports;
  std::vector<fs::path> named;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator("/dev/serial/by-id", ignored)) {
    ports.push_back({PortAddress::Kind::serial, entry.path().string(), {}, 0});
    named.push_back(fs::canonical(entry.path(), ignored));
  }
  for (const auto& entry : fs::directory_iterator("/dev", ignored)) {
    const std::string name = entry.path().filename().string();
    const bool plugged = name.starts_with("ttyUSB") || name.starts_with("ttyACM") || name.starts_with("ttyAMA");
    const bool listed = std::find(named.begin(), named.end(), entry.path()) != named.end();
    if (plugged && !listed) ports.push_back({PortAddress::Kind::serial, entry.path().string(), {}, 0});
  }
  std::sort(ports.begin(), ports.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return ports;
}

}  // namespace muster::devices
