#include "core/rules/toml_guard.h"

namespace muster::core {

namespace {

constexpr std::size_t kLargest = 1 << 20;  // no pack is near a megabyte; what is, is not a pack

// Length of the UTF-8 sequence at the start of `rest`; 0: it is none (overlong forms, surrogates and cut ends included).
std::size_t sequenceLength(std::string_view rest) {
  const auto byte = [&rest](std::size_t i) { return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0u; };
  const auto tail = [&byte](std::size_t i) { return (byte(i) & 0xC0u) == 0x80u; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool lawful = !(first == 0xE0 && byte(1) < 0xA0) && !(first == 0xED && byte(1) > 0x9F);
    return lawful && tail(1) && tail(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool lawful = !(first == 0xF0 && byte(1) < 0x90) && !(first == 0xF4 && byte(1) > 0x8F);
    return lawful && tail(1) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

// Walks the text as TOML nests it: bare, comment, or inside one of the four kinds of string.
class Walk {
 public:
  Walk(std::string_view text, std::string_view file) : text_(text), file_(file) {}

  Problems run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    while (at_ < text_.size()) {
      const std::size_t length = sequenceLength(text_.substr(at_));
      if (length == 0) { return {{"not-utf8", msg("the text is not UTF-8 here"), msg("save the file as UTF-8"), here()}}; }
      if (length > 1 && delimiter_.empty() && !comment_) {
        return {{"non-ascii", msg("a character that is not ASCII stands outside quotes"),
                 msg("put words in quotes; look for full-width quotes, commas or blanks"), here()}};
      }
      if (length == 1 && opensHeader() && !keyFollows()) {
        return {{"bad-header", msg("a section header must begin with a name"), msg("write it as [name] or [[name]]"), here()}};
      }
      length > 1 ? step(length) : ascii();
    }
    return {};
  }

 private:
  Where here() const { return {std::string(file_), line_, column_, {}}; }

  void step(std::size_t bytes) {
    const char c = text_[at_];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    lineStart_ = c == '\n' || (lineStart_ && (c == ' ' || c == '\t' || c == '\r'));
    at_ += bytes;
  }

  // A '[' that begins a line outside strings, comments and arrays.
  bool opensHeader() const { return text_[at_] == '[' && lineStart_ && depth_ == 0 && delimiter_.empty() && !comment_; }

  bool keyFollows() const {
    std::size_t key = text_.find_first_not_of(" \t", at_ + 1);
    if (key == at_ + 1 && text_[key] == '[') key = text_.find_first_not_of(" \t", key + 1);
    if (key == std::string_view::npos) return false;
    const char c = text_[key];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '"' || c == '\'';
  }

  void ascii() {
    const char c = text_[at_];
    if (c == '\n') {
      comment_ = false;
      if (delimiter_.size() == 1) delimiter_ = {};  // an unclosed string ends with its line; the library will say so
    } else if (comment_) {
    } else if (!delimiter_.empty()) {
      if (c == '\\' && delimiter_[0] == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') {
        step(1);
        if (const std::size_t length = sequenceLength(text_.substr(at_))) step(length);
        return;
      }
      if (text_.substr(at_).starts_with(delimiter_)) return close();
    } else if (c == '#') {
      comment_ = true;
    } else if (c == '"' || c == '\'') {
      delimiter_ = text_.substr(at_, text_.substr(at_).starts_with(std::string(3, c)) ? 3 : 1);
      for (std::size_t left = delimiter_.size(); left > 0; --left) step(1);
      return;
    } else if (c == '[') {
      ++depth_;
    } else if (c == ']' && depth_ > 0) {
      --depth_;
    }
    step(1);
  }

  // Up to two quotes may stand right before the three that close a multi-line string.
  void close() {
    const char quote = delimiter_[0];
    std::size_t count = delimiter_.size();
    while (delimiter_.size() == 3 && count < 5 && at_ + count < text_.size() && text_[at_ + count] == quote) ++count;
    for (; count > 0; --count) step(1);
    delimiter_ = {};
  }

  std::string_view text_, file_;
  std::size_t at_ = 0;
  int line_ = 1, column_ = 1;
  int depth_ = 0;          // of brackets: what begins a line inside an array is no header
  bool lineStart_ = true;  // only blanks so far on this line
  bool comment_ = false;
  std::string_view delimiter_;  // of the string we are in
};

}  // namespace

Problems guardToml(std::string_view text, std::string_view fileName) {
  if (text.size() > kLargest) {
    return {{"too-large", msg("the text is larger than any rule pack or profile"), msg("choose another file"), {std::string(fileName), 0, 0, {}}}};
  }
  return Walk(text, fileName).run();
}

}  // namespace muster::core
