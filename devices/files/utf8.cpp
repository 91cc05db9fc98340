#include "devices/files/utf8.h"

#include <cstdint>

namespace muster::devices {
namespace {

// Length of the character that starts with `lead`; 0: no character starts so.
std::size_t lengthOf(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// The second byte carries what keeps out overlong forms, surrogates and what lies above U+10FFFF.
bool secondFits(unsigned char lead, unsigned char second) {
  switch (lead) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return second >= 0x80 && second <= 0xBF;
  }
}

}  // namespace

bool isUtf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lengthOf(lead);
    if (length == 0 || i + length > bytes.size()) return false;
    if (!secondFits(lead, static_cast<unsigned char>(bytes[i + 1]))) return false;
    for (std::size_t k = 2; k < length; ++k)
      if ((static_cast<unsigned char>(bytes[i + k]) & 0xC0) != 0x80) return false;
    i += length;
  }
  return true;
}

std::size_t wholeCharacters(std::string_view bytes) {
  std::size_t end = bytes.size();
  for (std::size_t back = 1; back <= 3 && back <= end; ++back) {
    const auto byte = static_cast<unsigned char>(bytes[end - back]);
    if ((byte & 0xC0) == 0x80) continue;
    return lengthOf(byte) > back ? end - back : end;
  }
  return end;
}

}  // namespace muster::devices
