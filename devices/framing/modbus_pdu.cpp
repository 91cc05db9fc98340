#include "devices/framing/modbus_pdu.h"

#include "devices/framing/sliding.h"

namespace muster::devices::modbus {

std::size_t answerLength(std::string_view pdu) {
  if (pdu.empty()) return kMoreNeeded;
  const int function = byteAt(pdu, 0);
  if (function == 0x83 || function == 0x84) return 2;
  if (function != 3 && function != 4) return 0;
  if (pdu.size() < 2) return kMoreNeeded;
  const int count = byteAt(pdu, 1);
  return count >= 2 && count <= 250 && count % 2 == 0 ? 2 + static_cast<std::size_t>(count) : 0;
}

std::size_t questionLength(std::string_view pdu) {
  if (pdu.empty()) return kMoreNeeded;
  const int function = byteAt(pdu, 0);
  if (function >= 1 && function <= 6) return 5;
  if (function == 7 || function == 11 || function == 12 || function == 17) return 1;
  if (function != 15 && function != 16) return 0;
  return pdu.size() < 6 ? kMoreNeeded : 6 + static_cast<std::size_t>(byteAt(pdu, 5));
}

}  // namespace muster::devices::modbus
