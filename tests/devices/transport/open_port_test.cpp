// Opening a port, and why it cannot be opened.
#include "devices/transport/open_port.h"

#include "devices/transport/offered_port.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

std::string codeOf(const PortAddress& address) {
  const auto opened = openPort(address, {}, Patience{500});
  if (opened) return "opened";
  CHECK_FALSE(opened.problems().front().remedy.empty());
  CHECK(opened.problems().front().where.field == "port");
  return opened.problems().front().code;
}

}  // namespace

TEST_CASE("A port that is not there is told with what to do", "[transport]") {
  CHECK(codeOf(PortAddress::parse("serial:/dev/ttyUSB-none").value()) == "no-such-port");
  CHECK(codeOf(PortAddress::parse("serial:/dev/null").value()) == "no-such-port");  // no serial line
}

TEST_CASE("A serial port is taken by one opener alone, and is free again when that one closes", "[transport]") {
  const auto offered = offerPty();
  const auto address = PortAddress::parse(offered->address()).value();
  std::unique_ptr<ByteStream> first = openPort(address, {}).value();
  CHECK(codeOf(address) == "port-busy");
  first.reset();
  CHECK(codeOf(address) == "opened");
}

TEST_CASE("A place on the network where nothing listens is told with what to do", "[transport]") {
  std::string gone;
  {
    const auto offered = offerTcp(0);
    gone = offered->address();
    CHECK(codeOf(PortAddress::parse(gone).value()) == "opened");
  }
  CHECK(codeOf(PortAddress::parse(gone).value()) == "not-reached");
}

TEST_CASE("Bytes go both ways over an opened port, all 256 of them", "[transport]") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  for (const bool pty : {true, false}) {
    INFO((pty ? "pseudo-terminal" : "TCP"));
    const auto offered = pty ? offerPty() : offerTcp(0);
    auto opened = openPort(PortAddress::parse(offered->address()).value(), {});
    REQUIRE(opened);
    const auto other = offered->take(Patience{1000});
    REQUIRE(other);
    const auto carried = [&](ByteStream& from, ByteStream& to) {
      std::string got;
      from.write(all);
      while (got.size() < all.size() && to.read(got, Patience{1000}) == ByteStream::Got::bytes) {}
      return got == all;
    };
    CHECK(carried(**opened, *other));
    CHECK(carried(*other, **opened));
    std::string nothing;
    CHECK((*opened)->read(nothing, Patience{20}) == ByteStream::Got::nothing);
    (*opened)->close();
    CHECK((*opened)->read(nothing, Patience{20}) == ByteStream::Got::closed);
  }
}
