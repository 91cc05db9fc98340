// Is this UTF-8? One answer for the writer and the reader of canonical bytes. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace muster::core {

// Length of the well-formed sequence beyond ASCII that begins at `at`; 0 where there is none (overlong forms, surrogates,
// cut sequences and anything beyond U+10FFFF are none).
inline std::size_t utf8Sequence(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint8_t { return at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const std::uint8_t first = byte(0);
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!follows(1) || !follows(2)) return 0;
    if (first == 0xE0 && byte(1) < 0xA0) return 0;
    if (first == 0xED && byte(1) > 0x9F) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!follows(1) || !follows(2) || !follows(3)) return 0;
    if (first == 0xF0 && byte(1) < 0x90) return 0;
    if (first == 0xF4 && byte(1) > 0x8F) return 0;
    return 4;
  }
  return 0;
}

}  // namespace muster::core
