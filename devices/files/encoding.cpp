#include "devices/files/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "devices/files/utf8.h"

namespace muster::devices {
namespace {

constexpr std::string_view kNoCharacter = "\xEF\xBF\xBD";

struct Row {
  Encoding encoding;
  std::string_view name;
  const char* iconvName;
};
constexpr std::array<Row, 3> kRows{
    {{Encoding::gbk, "gbk", "GBK"}, {Encoding::gb18030, "gb18030", "GB18030"}, {Encoding::windows1252, "windows-1252", "CP1252"}}};

const Row& rowOf(Encoding encoding) {
  return *std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.encoding == encoding; });
}

}  // namespace

std::string_view nameOf(Encoding encoding) { return rowOf(encoding).name; }

std::optional<Encoding> findEncoding(std::string_view name) {
  const auto found = std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return row.name == name; });
  return found == kRows.end() ? std::nullopt : std::optional(found->encoding);
}

Sounds soundsLike(std::string_view bytes) {
  std::size_t sound = 0, broken = 0;
  bytes = bytes.substr(0, wholeCharacters(bytes));
  while (!bytes.empty()) {
    if (static_cast<unsigned char>(bytes.front()) < 0x80) {
      bytes.remove_prefix(1);
      continue;
    }
    std::size_t length = 2;
    while (length <= std::min<std::size_t>(4, bytes.size()) && !isUtf8(bytes.substr(0, length))) ++length;
    const bool whole = length <= std::min<std::size_t>(4, bytes.size());
    ++(whole ? sound : broken);
    bytes.remove_prefix(whole ? length : 1);
  }
  if (sound + broken == 0) return Sounds::plain;
  return sound >= 4 * broken ? Sounds::utf8 : Sounds::other;  // of GBK about one character in four happens to be sound UTF-8
}

struct Decoder::Converter {
  iconv_t handle;
};

Decoder::Decoder(Encoding encoding) : converter_(new Converter{iconv_open("UTF-8", rowOf(encoding).iconvName)}) {}

Decoder::~Decoder() {
  if (available()) iconv_close(converter_->handle);
}

bool Decoder::available() const { return converter_->handle != reinterpret_cast<iconv_t>(-1); }  // what POSIX says of a failure

std::optional<std::size_t> Decoder::decode(std::string_view bytes, std::string& out) {
  out.clear();
  if (!available()) return 0;
  iconv(converter_->handle, nullptr, nullptr, nullptr, nullptr);
  std::optional<std::size_t> bad;
  char* from = const_cast<char*>(bytes.data());  // iconv reads it only
  std::size_t left = bytes.size();
  std::array<char, 4096> piece;
  while (left > 0) {
    char* to = piece.data();
    std::size_t room = piece.size();
    const bool done = iconv(converter_->handle, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
    const int why = errno;
    out.append(piece.data(), piece.size() - room);
    if (done || why == E2BIG) continue;
    if (!bad) bad = bytes.size() - left;
    out += kNoCharacter;
    ++from, --left;
  }
  return bad;
}

std::string decodedHead(std::string_view head, const Encodings& allowed) {
  if (!allowed.other || head.starts_with("\xEF\xBB\xBF") || (allowed.utf8 && soundsLike(head) != Sounds::other)) return std::string(head);
  std::string out;
  Decoder(*allowed.other).decode(head, out);
  return out;
}

}  // namespace muster::devices
