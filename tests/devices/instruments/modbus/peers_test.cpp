// Modbus with programs that are not ours: libmodbus serves what our driver reads, and libmodbus and mbpoll read what our simulator serves.
#include <modbus/modbus.h>

#include <array>
#include <bit>
#include <cstdio>

#include <arpa/inet.h>
#include <sys/socket.h>

#include "tests/devices/instruments/plugged_in.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::devices;

namespace {

struct Context {
  modbus_t* peer;
  explicit Context(modbus_t* made) : peer(made) {
    modbus_set_slave(peer, 1);
    modbus_set_response_timeout(peer, 3, 0);
  }
  Context(const Context&) = delete;
  ~Context() {
    modbus_close(peer);
    modbus_free(peer);
  }
};

std::string pathOf(const PortAddress& address) { return address.path; }

modbus_t* overLine(const std::string& path) { return modbus_new_rtu(path.c_str(), 9600, 'N', 8, 1); }

// 12.3 mbar at P1, 21.5 °C, number 1000000: each as two registers, the high word first.
struct Registers {
  modbus_mapping_t* map = modbus_mapping_new(0, 0, 0x0210, 0);
  Registers() {
    put(0x0002, std::bit_cast<std::uint32_t>(0.0123F));
    put(0x0008, std::bit_cast<std::uint32_t>(21.5F));
    put(0x0202, 1000000);
  }
  Registers(const Registers&) = delete;
  ~Registers() { modbus_mapping_free(map); }
  void put(int at, std::uint32_t bits) {
    map->tab_registers[at] = static_cast<std::uint16_t>(bits >> 16);
    map->tab_registers[at + 1] = static_cast<std::uint16_t>(bits);
  }
};

// Answers so many questions.
void answer(modbus_t* peer, Registers& registers, int questions) {
  std::array<std::uint8_t, MODBUS_TCP_MAX_ADU_LENGTH> question{};
  for (int i = 0; i < questions; ++i) {
    const int size = modbus_receive(peer, question.data());
    if (size > 0) modbus_reply(peer, question.data(), size, registers.map);
  }
}

void readAll(const Model& model, ByteStream& stream) {
  SteadyTicker ticker;
  tests::Talk talk(model, stream, ticker);
  const auto identity = talk.driver->identify();
  REQUIRE(identity);
  CHECK(identity->serial == "1000000");
  CHECK(talk.driver->read(model.channels[0])->value->text() == "0.0123 bar");
  CHECK(talk.driver->read(model.channels[1])->value->text() == "21.5 °C");
  Channel beyond = model.channels[0];
  beyond.wire["address"] = "0x0300";
  CHECK(talk.driver->read(beyond).problems().front().code == "device-error");
}

float floatOf(const std::array<std::uint16_t, 2>& words) { return std::bit_cast<float>(static_cast<std::uint32_t>(words[0]) << 16 | words[1]); }

void readSimulator(modbus_t* peer) {
  REQUIRE(modbus_connect(peer) == 0);
  std::array<std::uint16_t, 2> words{};
  REQUIRE(modbus_read_registers(peer, 0x0002, 2, words.data()) == 2);
  CHECK(std::abs(floatOf(words)) < 0.001F);  // the circuit is open to the room
  REQUIRE(modbus_read_registers(peer, 0x0008, 2, words.data()) == 2);
  CHECK(std::abs(floatOf(words) - 20.5F) < 1);
  REQUIRE(modbus_read_registers(peer, 0x0202, 2, words.data()) == 2);
  CHECK(words[1] == 1);
  CHECK(modbus_read_registers(peer, 0x0300, 2, words.data()) == -1);
  CHECK(errno == EMBXILADD);
  CHECK(modbus_write_register(peer, 0x0002, 1) == -1);
  CHECK(errno == EMBXILFUN);
}

std::string said(const std::string& command) {
  std::string text;
  auto* pipe = popen(("timeout 20 " + command + " 2>&1").c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 256> piece{};
  while (fgets(piece.data(), piece.size(), pipe)) text += piece.data();
  pclose(pipe);
  return text;
}

}  // namespace

TEST_CASE("Our driver reads what libmodbus serves on a serial line", "[modbus][peers]") {
  const auto port = offerPty();
  Context peer(overLine(pathOf(PortAddress::parse(port->address()).value())));
  REQUIRE(modbus_connect(peer.peer) == 0);
  Registers registers;
  std::jthread server([&] { answer(peer.peer, registers, 4); });
  const auto stream = port->take(Patience{1000});
  readAll(tests::shippedModel("modbus-keller-rtu"), *stream);
}

TEST_CASE("Our driver reads what libmodbus serves over TCP", "[modbus][peers]") {
  Context peer(modbus_new_tcp("127.0.0.1", 0));
  int listening = modbus_tcp_listen(peer.peer, 1);
  REQUIRE(listening >= 0);
  sockaddr_in bound{};
  socklen_t size = sizeof bound;
  REQUIRE(getsockname(listening, reinterpret_cast<sockaddr*>(&bound), &size) == 0);
  Registers registers;
  const auto model = tests::shippedModel("modbus-keller-tcp");
  auto stream = openPort({PortAddress::Kind::tcp, {}, "127.0.0.1", ntohs(bound.sin_port)}, model.line);
  REQUIRE(stream);
  REQUIRE(modbus_tcp_accept(peer.peer, &listening) >= 0);
  close(listening);
  std::jthread server([&] { answer(peer.peer, registers, 4); });
  readAll(model, **stream);
}

TEST_CASE("libmodbus reads our simulator on a serial line and over TCP, and may write nothing", "[modbus][peers]") {
  const auto rtu = tests::shippedModel("modbus-keller-rtu"), tcp = tests::shippedModel("modbus-keller-tcp");
  tests::SimulatedPort line(rtu, true), box(tcp, false);
  Context onLine(overLine(pathOf(line.address()))), onBox(modbus_new_tcp("127.0.0.1", box.address().port));
  readSimulator(onLine.peer);
  readSimulator(onBox.peer);
}

TEST_CASE("mbpoll reads our simulator on a serial line and over TCP", "[modbus][peers]") {
  const auto rtu = tests::shippedModel("modbus-keller-rtu"), tcp = tests::shippedModel("modbus-keller-tcp");
  tests::SimulatedPort line(rtu, true), box(tcp, false);
  // Its references count from 1. -t 4:float -B: holding registers as a float with the high word first; -1: once.
  const std::string what = " -a 1 -t 4:float -B -r 9 -c 1 -1 ";
  const std::string onLine = said("mbpoll -m rtu -b 9600 -P none" + what + pathOf(line.address()));
  CHECK(onLine.find("[9]: \t20.") != std::string::npos);
  const std::string onBox = said("mbpoll -m tcp -p " + std::to_string(box.address().port) + what + "127.0.0.1");
  CHECK(onBox.find("[9]: \t20.") != std::string::npos);
  INFO(onLine << onBox);
  CHECK(onLine.find("failed") == std::string::npos);
}
