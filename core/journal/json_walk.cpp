#include "core/journal/json_walk.h"

#include <charconv>

#include "core/journal/json.h"
#include "core/journal/utf8.h"

namespace muster::core {

namespace {

constexpr int kDeepest = 64;

}  // namespace

bool JsonWalk::boolean(bool& value) {
  value = next() == 't';
  return word(value ? "true" : "false");
}

bool JsonWalk::integer(std::int64_t& value) {
  const char* begin = bytes_.data() + at_;
  const char* end = bytes_.data() + bytes_.size();
  const auto [stop, error] = std::from_chars(begin, end, value);
  if (stop == begin || error != std::errc() || value > kLargestInteger || value < -kLargestInteger) return refuse("a value was expected");
  const std::string_view digits(begin, static_cast<std::size_t>(stop - begin));
  const bool zeroLed = digits.size() > 1 && (digits[0] == '0' || digits.substr(0, 2) == "-0");
  if (zeroLed || (stop != end && (*stop == '.' || *stop == 'e' || *stop == 'E'))) return refuse("a number that is no plain integer");
  at_ += digits.size();
  return true;
}

bool JsonWalk::word(std::string_view word) {
  if (bytes_.substr(at_, word.size()) != word) return refuse("a value was expected");
  at_ += word.size();
  return true;
}

bool JsonWalk::enter(char open) {
  if (depth_ >= kDeepest) return refuse("nested too deeply");
  if (!take(open)) return refuse("a value was expected");
  ++depth_;
  return true;
}

// Behind the opening mark comes the first, behind a value a comma and the next; no value ends with an opening mark.
bool JsonWalk::another(char open, char close) {
  if (bad()) return false;
  if (take(close)) {
    --depth_;
    return false;
  }
  return bytes_[at_ - 1] == open || take(',') || refuse(close == ']' ? "']' was expected" : "'}' was expected");
}

bool JsonWalk::member(std::string& name) {
  const bool first = at_ > 0 && bytes_[at_ - 1] == '{';
  if (!another('{', '}')) return false;
  if (next() != '"') return refuse("a key was expected");
  std::string fresh;
  if (!string(fresh, true)) return false;
  if (!first && fresh <= name) return refuse("keys doubled or out of order");
  name = std::move(fresh);
  return take(':') || refuse("':' was expected");
}

bool JsonWalk::string(std::string& value, bool key) {
  value.clear();
  if (!take('"')) return refuse("a value was expected");
  std::size_t begun = at_;
  while (at_ < bytes_.size()) {
    const auto c = static_cast<unsigned char>(bytes_[at_]);
    if (c == '"') {
      value.append(bytes_, begun, at_ - begun);
      ++at_;
      return true;
    }
    if (c == '\\') {
      value.append(bytes_, begun, at_ - begun);
      char meant = 0;
      if (!escape(meant)) return refuse("an escape that is not the canonical one");
      value += meant;
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
bool JsonWalk::escape(char& meant) {
  static constexpr std::string_view kShort = "\"\\btnfr";
  static constexpr std::string_view kMeant = "\"\\\b\t\n\f\r";
  if (at_ + 1 >= bytes_.size()) return false;
  const char kind = bytes_[at_ + 1];
  if (const auto i = kShort.find(kind); i != std::string_view::npos) {
    at_ += 2;
    meant = kMeant[i];
    return true;
  }
  if (kind != 'u' || bytes_.substr(at_ + 2, 2) != "00" || at_ + 6 > bytes_.size()) return false;
  int code = 0;
  for (const char digit : bytes_.substr(at_ + 4, 2)) {
    const bool number = digit >= '0' && digit <= '9';
    if (!number && (digit < 'a' || digit > 'f')) return false;
    code = code * 16 + (number ? digit - '0' : digit - 'a' + 10);
  }
  meant = static_cast<char>(code);
  if (code >= 0x20 || kMeant.find(meant) != std::string_view::npos) return false;
  at_ += 6;
  return true;
}

bool JsonWalk::skip(std::string_view& raw) {
  const std::size_t begun = at_;
  if (!any()) return false;
  raw = bytes_.substr(begun, at_ - begun);
  return true;
}

bool JsonWalk::any() {
  switch (next()) {
    case '{': {
      if (!object()) return false;
      for (std::string name; member(name);) {
        if (!any()) return false;
      }
      return !bad();
    }
    case '[': {
      if (!array()) return false;
      while (element()) {
        if (!any()) return false;
      }
      return !bad();
    }
    case '"': {
      std::string text;
      return string(text, false);
    }
    case 't': return word("true");
    case 'f': return word("false");
    case 'n': return null();
    default: {
      std::int64_t number = 0;
      return integer(number);
    }
  }
}

bool JsonWalk::refuse(const char* why) {
  if (!why_) why_ = why;
  return false;
}

Problem JsonWalk::refusal() const {
  return {"not-canonical",
          msg("the bytes are not in canonical form at {offset}: {why}", {{"offset", std::to_string(at_)}, {"why", why_ ? why_ : ""}}),
          msg("The record was damaged or written by another program; take it from a backup."),
          {}};
}

}  // namespace muster::core
