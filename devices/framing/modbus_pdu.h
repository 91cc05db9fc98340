// The inner part of a Modbus message, the same over a serial line and over TCP: how long it is by its function. Only what reads registers is known
// of answers; of questions all that a master may ask, so that a simulator can refuse it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muster::devices::modbus {

struct Message {
  int unit = 0;
  int transaction = 0;  // TCP only
  std::string_view pdu;
};

// As sliding.h wants them: 0 for what is none, kMoreNeeded.
std::size_t answerLength(std::string_view pdu);
std::size_t questionLength(std::string_view pdu);

inline int byteAt(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }
inline int wordAt(std::string_view bytes, std::size_t i) { return byteAt(bytes, i) << 8 | byteAt(bytes, i + 1); }
inline std::string word(int value) { return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)}; }

}  // namespace muster::devices::modbus
