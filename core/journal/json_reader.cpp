// The strict reader: it accepts exactly what canonical() writes, so that bytes and meaning are one to one.
#include <charconv>
#include <optional>

#include "core/journal/json.h"
#include "core/journal/utf8.h"

namespace muster::core {

namespace {

constexpr int kDeepest = 64;
constexpr std::int64_t kLargest = (std::int64_t{1} << 53) - 1;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  Outcome<Json> whole() {
    Json value;
    if (read(value, 0) && at_ != bytes_.size()) refuse("more bytes after the end");
    if (why_) return refusal();
    return value;
  }

 private:
  bool read(Json& into, int depth) {
    if (depth > kDeepest) return refuse("nested too deeply");
    switch (peek()) {
      case '{': return readObject(into, depth);
      case '[': return readArray(into, depth);
      case '"': {
        std::string text;
        if (!readString(text, false)) return false;
        into = Json(std::move(text));
        return true;
      }
      case 't': return readWord("true", Json(true), into);
      case 'f': return readWord("false", Json(false), into);
      case 'n': return readWord("null", Json(nullptr), into);
      default: return readInteger(into);
    }
  }

  bool readObject(Json& into, int depth) {
    ++at_;
    Json::Object object;
    if (!take('}')) {
      do {
        std::string key;
        if (peek() != '"') return refuse("a key was expected");
        if (!readString(key, true)) return false;
        if (!object.empty() && key <= object.rbegin()->first) return refuse("keys doubled or out of order");
        if (!take(':')) return refuse("':' was expected");
        const auto member = object.emplace_hint(object.end(), std::move(key), Json());
        if (!read(member->second, depth + 1)) return false;
      } while (take(','));
      if (!take('}')) return refuse("'}' was expected");
    }
    into = Json(std::move(object));
    return true;
  }

  bool readArray(Json& into, int depth) {
    ++at_;
    Json::Array array;
    if (!take(']')) {
      do {
        if (!read(array.emplace_back(), depth + 1)) return false;
      } while (take(','));
      if (!take(']')) return refuse("']' was expected");
    }
    into = Json(std::move(array));
    return true;
  }

  bool readString(std::string& text, bool key) {
    std::size_t begun = ++at_;
    while (at_ < bytes_.size()) {
      const auto c = static_cast<unsigned char>(bytes_[at_]);
      if (c == '"') {
        text.append(bytes_, begun, at_ - begun);
        ++at_;
        return true;
      }
      if (c == '\\') {
        text.append(bytes_, begun, at_ - begun);
        const std::optional<char> meant = readEscape();
        if (!meant) return refuse("an escape that is not the canonical one");
        text += *meant;
        begun = at_;
      } else if (c < 0x20) {
        return refuse("a bare control character");
      } else if (c >= 0x80) {
        const std::size_t length = key ? 0 : utf8Sequence(bytes_, at_);
        if (length == 0) return refuse(key ? "a key that is not ASCII" : "text that is not UTF-8");
        at_ += length;
      } else {
        ++at_;
      }
    }
    return refuse("a text without end");
  }

  // Only the escapes the writer makes: a short one where there is one, else \u00xx in lower case for control characters.
  std::optional<char> readEscape() {
    static constexpr std::string_view kShort = "\"\\btnfr";
    static constexpr std::string_view kMeant = "\"\\\b\t\n\f\r";
    if (at_ + 1 >= bytes_.size()) return std::nullopt;
    const char kind = bytes_[at_ + 1];
    if (const auto i = kShort.find(kind); i != std::string_view::npos) {
      at_ += 2;
      return kMeant[i];
    }
    if (kind != 'u' || bytes_.substr(at_ + 2, 2) != "00" || at_ + 6 > bytes_.size()) return std::nullopt;
    int code = 0;
    for (const char digit : bytes_.substr(at_ + 4, 2)) {
      const bool number = digit >= '0' && digit <= '9';
      if (!number && (digit < 'a' || digit > 'f')) return std::nullopt;
      code = code * 16 + (number ? digit - '0' : digit - 'a' + 10);
    }
    if (code >= 0x20 || kMeant.find(static_cast<char>(code)) != std::string_view::npos) return std::nullopt;
    at_ += 6;
    return static_cast<char>(code);
  }

  bool readInteger(Json& into) {
    std::int64_t value = 0;
    const char* begin = bytes_.data() + at_;
    const char* end = bytes_.data() + bytes_.size();
    const auto [stop, error] = std::from_chars(begin, end, value);
    if (stop == begin || error != std::errc() || value > kLargest || value < -kLargest) return refuse("a value was expected");
    const std::string_view digits(begin, static_cast<std::size_t>(stop - begin));
    const bool zeroLed = digits.size() > 1 && (digits[0] == '0' || digits.substr(0, 2) == "-0");
    if (zeroLed || (stop != end && (*stop == '.' || *stop == 'e' || *stop == 'E'))) return refuse("a number that is no plain integer");
    at_ += digits.size();
    into = Json(value);
    return true;
  }

  bool readWord(std::string_view word, Json meant, Json& into) {
    if (bytes_.substr(at_, word.size()) != word) return refuse("a value was expected");
    at_ += word.size();
    into = std::move(meant);
    return true;
  }

  char peek() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }
  bool take(char c) { return peek() == c && at_ < bytes_.size() ? (++at_, true) : false; }
  bool refuse(const char* why) { return why_ = why, false; }
  Problem refusal() const {
    return {"not-canonical",
            msg("the bytes are not in canonical form at {offset}: {why}", {{"offset", std::to_string(at_)}, {"why", why_}}),
            msg("The record was damaged or written by another program; take it from a backup."),
            {}};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  const char* why_ = nullptr;
};

}  // namespace

Outcome<Json> parseCanonical(std::string_view bytes) { return Reader(bytes).whole(); }

}  // namespace muster::core
