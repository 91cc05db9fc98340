// Encodings of bench files: which one a piece of a file is in, and its lines as UTF-8. By iconv of the C library.
//
// GBK and GB18030 are apart, because a sequence of four bytes is damage in the one and a character in the other.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace muster::devices {

enum class Encoding { gbk, gb18030, windows1252 };
std::string_view nameOf(Encoding encoding);  // "gbk", "gb18030", "windows-1252"
std::optional<Encoding> findEncoding(std::string_view name);

// What a profile allows: UTF-8, one other, or both; with both, a file is in one of them from its first to its last byte.
struct Encodings {
  bool utf8 = true;
  std::optional<Encoding> other;
};

enum class Sounds { plain, utf8, other };  // plain: ASCII alone, which is the same in all of them
// Of a piece of a file that begins with a whole character. One damaged byte does not make UTF-8 another encoding: nearly all of what is not
// ASCII decides.
Sounds soundsLike(std::string_view bytes);

// One decoder, one thread. `available` is false where the C library came without this character set.
class Decoder {
 public:
  explicit Decoder(Encoding encoding);
  ~Decoder();
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  bool available() const;
  // `out` becomes the text; what is no character stands in it as U+FFFD. The place of the first such byte, counted from 0.
  std::optional<std::size_t> decode(std::string_view bytes, std::string& out);

 private:
  struct Converter;
  std::unique_ptr<Converter> converter_;
};

// A whole head of a file as UTF-8, by what it sounds like.
std::string decodedHead(std::string_view head, const Encodings& allowed);

}  // namespace muster::devices
