#include "devices/transport/transcript.h"

#include <cstdio>

namespace muster::devices {
namespace {

std::string hex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  for (const unsigned char byte : bytes) text += kDigits[byte >> 4], text += kDigits[byte & 15];
  return text;
}

int nibble(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

bool unhex(std::string_view text, std::string& bytes) {
  if (text.size() % 2 != 0) return false;
  for (size_t i = 0; i < text.size(); i += 2) {
    const int high = nibble(text[i]), low = nibble(text[i + 1]);
    if (high < 0 || low < 0) return false;
    bytes += static_cast<char>(high << 4 | low);
  }
  return true;
}

// "0.250113" as microseconds: digits, a point, six digits.
bool readMoment(std::string_view text, Moment& at) {
  const auto point = text.find('.');
  if (point == std::string_view::npos || point == 0 || point > 9 || text.size() != point + 7) return false;
  long long value = 0;
  for (const char c : text) {
    if (c == '.') continue;
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  at = Moment(value);
  return true;
}

bool readPiece(std::string_view line, Transcript::Piece& piece) {
  const auto space = line.find(' ');
  if (!line.starts_with('+') || space == std::string_view::npos || line.size() < space + 3 || line[space + 2] != ' ') return false;
  const char direction = line[space + 1];
  piece.sent = direction == '>';
  return (direction == '>' || direction == '<') && readMoment(line.substr(1, space - 1), piece.at) && unhex(line.substr(space + 3), piece.bytes);
}

}  // namespace

std::string Transcript::text() const {
  std::string text;
  for (const auto& [key, value] : head) text += "# " + key + ": " + value + "\n";
  for (const auto& piece : pieces) {
    char at[40];
    std::snprintf(at, sizeof at, "+%lld.%06lld", static_cast<long long>(piece.at.count() / 1'000'000),
                  static_cast<long long>(piece.at.count() % 1'000'000));
    text += std::string(at) + (piece.sent ? " > " : " < ") + hex(piece.bytes) + "\n";
  }
  return text;
}

core::Outcome<Transcript> Transcript::parse(std::string_view text) {
  Transcript transcript;
  int number = 0;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.starts_with("# ")) {
      const auto colon = line.find(": ");
      if (colon != std::string_view::npos) transcript.head.emplace(line.substr(2, colon - 2), line.substr(colon + 2));
      continue;
    }
    Piece piece;
    if (!readPiece(line, piece)) {
      return core::Problem{"not-a-transcript",
                           core::msg("this line is not of a recorded talk with an instrument"),
                           core::msg("take the file as Muster wrote it"),
                           {.line = number}};
    }
    transcript.pieces.push_back(std::move(piece));
  }
  return transcript;
}

}  // namespace muster::devices
