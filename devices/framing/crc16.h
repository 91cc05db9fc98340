// The checksum of Modbus RTU and of the Keller bus: CRC-16, polynomial 0xA001 reflected, beginning at 0xFFFF. Which of its bytes is sent first
// is the framing's matter. Pure.
#pragma once

#include <cstdint>
#include <string_view>

namespace muster::devices {

constexpr std::uint16_t crc16(std::string_view bytes) {
  std::uint16_t crc = 0xFFFF;
  for (const char byte : bytes) {
    crc = static_cast<std::uint16_t>(crc ^ static_cast<unsigned char>(byte));
    for (int bit = 0; bit < 8; ++bit) crc = static_cast<std::uint16_t>((crc & 1) != 0 ? (crc >> 1) ^ 0xA001 : crc >> 1);
  }
  return crc;
}

}  // namespace muster::devices
