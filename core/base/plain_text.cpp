#include "core/base/plain_text.h"

namespace muster::core {

namespace {

// The ASCII twin of a code point of three bytes; 0 when it has none.
char plainTwin(unsigned code) {
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFF01 + '!');
  switch (code) {
    case 0x3000: return ' ';
    case 0x3002:
    case 0xFF61: return '.';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212: return '-';
    default: return 0;
  }
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

}  // namespace

std::string plainForms(std::string_view typed) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(typed[i]); };
  const auto follows = [&](std::size_t i) { return i < typed.size() && (byte(i) & 0xC0) == 0x80; };
  std::string plain;
  plain.reserve(typed.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (byte(i) == 0xC2 && i + 1 < typed.size() && byte(i + 1) == 0xA0) {
      plain += ' ';
      i += 1;
      continue;
    }
    if ((byte(i) & 0xF0) == 0xE0 && follows(i + 1) && follows(i + 2)) {
      const unsigned code = (byte(i) & 0x0Fu) << 12 | (byte(i + 1) & 0x3Fu) << 6 | (byte(i + 2) & 0x3Fu);
      if (const char twin = plainTwin(code)) {
        plain += twin;
      } else {
        plain.append(typed.substr(i, 3));
      }
      i += 2;
      continue;
    }
    plain += typed[i];
  }
  return plain;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

std::string lowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string upperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace muster::core
