// JsonWalk: reads canonical bytes value by value, without a tree. The strict grammar stands here, once: it takes exactly what
// canonical() writes (no blanks, no doubled or unsorted keys, no other escapes; depth at most 64).
//
// Each reader answers false when another kind of value stands there, or what stands there is not canonical. Owns nothing: the
// bytes must outlive it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/problem.h"

namespace muster::core {

class JsonWalk {
 public:
  explicit JsonWalk(std::string_view bytes) : bytes_(bytes) {}

  char next() const { return at_ < bytes_.size() ? bytes_[at_] : '\0'; }  // what the value here begins with
  bool null() { return word("null"); }
  bool boolean(bool& value);
  bool integer(std::int64_t& value);
  bool text(std::string& value) { return string(value, false); }
  // object(), then member() until it is false; `name` must be the same string throughout, for the order of the names.
  bool object() { return enter('{'); }
  bool member(std::string& name);
  // array(), then element() until it is false.
  bool array() { return enter('['); }
  bool element() { return another('[', ']'); }
  bool skip(std::string_view& raw);  // any value at all; its bytes

  bool bad() const { return why_ != nullptr; }  // not canonical; member() and element() end with false then, too
  bool ended() { return at_ == bytes_.size() || refuse("more bytes after the end"); }
  Problem refusal() const;

 private:
  bool enter(char open);
  bool another(char open, char close);
  bool string(std::string& value, bool key);
  bool escape(char& meant);
  bool word(std::string_view word);
  bool any();
  bool take(char c) { return next() == c && at_ < bytes_.size() ? (++at_, true) : false; }
  bool refuse(const char* why);

  std::string_view bytes_;
  std::size_t at_ = 0;
  int depth_ = 0;
  const char* why_ = nullptr;
};

}  // namespace muster::core
