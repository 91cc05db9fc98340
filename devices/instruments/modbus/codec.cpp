#include "devices/instruments/modbus/codec.h"

#include "devices/framing/modbus_pdu.h"

namespace muster::devices::modbus {
namespace {

using core::msg;

core::Problem exceptionSaid(int code) {
  const auto said = [](core::Message text, core::Message remedy) { return core::Problem{"device-error", std::move(text), std::move(remedy), {}}; };
  switch (code) {
    case 1:
      return said(msg("the instrument does not know this way of reading (Modbus exception 1)"),
                  msg("see in its manual whether its values are holding registers (function 3) or input registers (function 4)"));
    case 2:
      return said(msg("the instrument has no such register (Modbus exception 2)"),
                  msg("see that the addresses in the model's file are those of its manual; some manuals count from 1"));
    case 3:
      return said(msg("the instrument does not give so many registers at a time (Modbus exception 3)"),
                  msg("see that the types in the model's file are those of its manual"));
    case 4:
      return said(msg("the instrument tells of a failure of its own (Modbus exception 4)"),
                  msg("see its display, switch it off and on; if it stays so, have it repaired, and type the readings"));
    case 5:
    case 6: return said(msg("the instrument is busy (Modbus exception {code})", {{"code", std::to_string(code)}}), msg("ask again in a moment"));
    case 8:
      return said(msg("the instrument finds its own memory damaged (Modbus exception 8)"), msg("have it repaired; until then type the readings"));
    case 10:
    case 11:
      return said(msg("the box on the network finds no instrument behind it (Modbus exception {code})", {{"code", std::to_string(code)}}),
                  msg("see that the instrument is switched on, its cable plugged in and its unit number right, or type the readings"));
    default:
      return said(msg("the instrument refuses the question (error {code})", {{"code", std::to_string(code)}}),
                  msg("see its display, then ask again; or type the readings"));
  }
}

}  // namespace

std::string readRequest(int function, int address, int count) { return static_cast<char>(function) + word(address) + word(count); }

bool answersRead(std::string_view pdu, int function, int count) {
  if (pdu.size() < 2) return false;
  if (byteAt(pdu, 0) == (function | 0x80)) return pdu.size() == 2;
  return byteAt(pdu, 0) == function && byteAt(pdu, 1) == 2 * count && pdu.size() == 2 + 2 * static_cast<std::size_t>(count);
}

core::Outcome<std::string> registersOf(std::string_view pdu) {
  if (byteAt(pdu, 0) >= 0x80) return exceptionSaid(byteAt(pdu, 1));
  return std::string(pdu.substr(2));
}

}  // namespace muster::devices::modbus
