// Where an instrument is plugged in, as people write it.
#include "devices/transport/port_address.h"

#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::string read(std::string_view text) {
  const auto address = PortAddress::parse(text);
  return address ? address->text() : address.problems().front().code;
}

}  // namespace

TEST_CASE("A serial port and a box on the network are read and written the same", "[transport]") {
  CHECK(read("serial:/dev/ttyUSB0") == "serial:/dev/ttyUSB0");
  CHECK(read(" /dev/serial/by-id/usb-FTDI_K-114-if00 ") == "serial:/dev/serial/by-id/usb-FTDI_K-114-if00");
  CHECK(read("/tmp/simulated") == "serial:/tmp/simulated");
  CHECK(read("tcp:192.168.1.20:4001") == "tcp:192.168.1.20:4001");
  CHECK(read("tcp:bench-box.local:502") == "tcp:bench-box.local:502");
  CHECK(read("tcp:[fe80::1]:502") == "tcp:[fe80::1]:502");
  CHECK(PortAddress::parse("tcp:[fe80::1]:502")->host == "fe80::1");
  CHECK(PortAddress::parse("tcp:box:65535")->port == 65535);
}

TEST_CASE("What is no port is refused with what may be written", "[transport]") {
  CHECK(read("") == "empty");
  CHECK(read("  ") == "empty");
  for (const auto* text : {"serial:", "serial:ttyUSB0", "/etc/passwd", "/dev/../etc/passwd", "COM3", "tcp:", "tcp:box", "tcp::502", "tcp:box:0",
                           "tcp:box:65536", "tcp:box:5o2", "tcp:box:502/", "tcp:box name:502", "http://box:502", "tcp:box:-1"}) {
    INFO(text);
    CHECK(read(text) == "unknown-port");
    CHECK_FALSE(PortAddress::parse(text).problems().front().remedy.empty());
    CHECK(PortAddress::parse(text).problems().front().where.field == "port");
  }
}
