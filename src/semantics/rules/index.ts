import type { Rule } from '../rule.ts';
import { duplicateFieldRule } from './duplicate-field.ts';
import { duplicateHandlerRule } from './duplicate-handler.ts';
import { duplicateImportRule } from './duplicate-import.ts';
import { duplicateKeyRule } from './duplicate-key.ts';
import { duplicateRouteRule } from './duplicate-route.ts';
import { duplicateStatementRule } from './duplicate-statement.ts';
import { duplicateTypeRule } from './duplicate-type.ts';
import { embeddedBuiltinRule } from './embedded-builtin.ts';
import { endlessEmbeddingRule } from './endless-embedding.ts';
import { fieldPropertyCollisionRule } from './field-property-collision.ts';
import { genericArgumentsRule } from './generic-arguments.ts';
import { invalidArrayLengthRule } from './invalid-array-length.ts';
import { invalidDefaultRule } from './invalid-default.ts';
import { invalidFileFieldRule } from './invalid-file-field.ts';
import { invalidGroupRule } from './invalid-group.ts';
import { invalidMapKeyRule } from './invalid-map-key.ts';
import { invalidOptionsRule } from './invalid-options.ts';
import { invalidPrefixRule } from './invalid-prefix.ts';
import { invalidServerValueRule } from './invalid-server-value.ts';
import { invalidStatusRule } from './invalid-status.ts';
import { jwtCollisionRule } from './jwt-collision.ts';
import { malformedTagRule } from './malformed-tag.ts';
import { missingHandlerRule } from './missing-handler.ts';
import { missingSourceTagRule } from './missing-source-tag.ts';
import { multipleServicesRule } from './multiple-services.ts';
import { optionInNameRule } from './option-in-name.ts';
import { pathParameterUnreadRule } from './path-parameter-unread.ts';
import { prototypeFieldRule } from './prototype-field.ts';
import { recursiveTypeRule } from './recursive-type.ts';
import { reservedTypeNameRule } from './reserved-type-name.ts';
import { responseFieldNameRule } from './response-field-name.ts';
import { serviceNameRule } from './service-name.ts';
import { middlewareCollisionRule } from './middleware-collision.ts';
import { typeNameCollisionRule } from './type-name-collision.ts';
import { unknownServerKeyRule } from './unknown-server-key.ts';
import { unknownSyntaxVersionRule } from './unknown-syntax-version.ts';
import { unknownTagOptionRule } from './unknown-tag-option.ts';
import { unknownTypeRule } from './unknown-type.ts';
import { unknownValidateRuleRule } from './unknown-validate-rule.ts';
import { unreadableFieldRule } from './unreadable-field.ts';
import { unservableMethodRule } from './unservable-method.ts';
import { unsupportedTypeRule } from './unsupported-type.ts';
import { untypedFormFieldRule } from './untyped-form-field.ts';
import { unusedTypeRule } from './unused-type.ts';

/** Every rule, in the order in which findings at one place read best: what is declared, what it means, what it is called, opinions. */
export const rules: readonly Rule[] = Object.freeze([
  duplicateStatementRule,
  duplicateKeyRule,
  unknownSyntaxVersionRule,
  duplicateImportRule,
  duplicateTypeRule,
  reservedTypeNameRule,
  unknownTypeRule,
  genericArgumentsRule,
  recursiveTypeRule,
  endlessEmbeddingRule,
  typeNameCollisionRule,
  invalidMapKeyRule,
  invalidArrayLengthRule,
  unsupportedTypeRule,
  embeddedBuiltinRule,
  malformedTagRule,
  optionInNameRule,
  duplicateFieldRule,
  fieldPropertyCollisionRule,
  prototypeFieldRule,
  unreadableFieldRule,
  responseFieldNameRule,
  invalidFileFieldRule,
  untypedFormFieldRule,
  invalidOptionsRule,
  invalidDefaultRule,
  unknownTagOptionRule,
  unknownValidateRuleRule,
  multipleServicesRule,
  serviceNameRule,
  invalidServerValueRule,
  invalidPrefixRule,
  invalidGroupRule,
  middlewareCollisionRule,
  jwtCollisionRule,
  missingHandlerRule,
  duplicateHandlerRule,
  duplicateRouteRule,
  unservableMethodRule,
  invalidStatusRule,
  pathParameterUnreadRule,
  unknownServerKeyRule,
  missingSourceTagRule,
  unusedTypeRule,
]);
